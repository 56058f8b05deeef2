import { useSyncExternalStore } from 'react';

// The new worker waits until the rep takes it: nothing reloads under a visit.

let waiting: ServiceWorker | undefined;
const hearers = new Set<() => void>();

/** Registers the worker that keeps the app on the phone, and notices when a newer one is there. */
export async function followUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' });
  const notice = (worker: ServiceWorker | null) => {
    // Without a controller this is the first one: there is nothing to replace.
    if (!worker || !navigator.serviceWorker.controller) return;
    waiting = worker;
    for (const hear of hearers) hear();
  };
  notice(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && notice(installing));
  });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && void registration.update().catch(() => undefined),
  );
}

export function useUpdate(): { readonly ready: boolean; readonly take: () => void } {
  const ready = useSyncExternalStore(subscribe, () => waiting !== undefined);
  return { ready, take };
}

function take(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over', []);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
