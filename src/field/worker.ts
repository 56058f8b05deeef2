import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

// The whole app lies in the phone; every page of it is the same page.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

// A newer app waits until the rep takes it, under 我的: nothing reloads in the middle of a visit.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
// The first one serves the page that brought it at once, so that the app works without a network from then on.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
