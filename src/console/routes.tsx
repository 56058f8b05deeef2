import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { readSearch, writeSearch } from './parts/search.ts';
import { DeskPage } from './pages/desk-page.tsx';
import { NotHerePage } from './pages/not-here-page.tsx';

/** Every page of the desk, in the order of the rail. A page is fetched when somebody goes there. */
const PAGES: Readonly<Record<string, () => Promise<{ default: ComponentType }>>> = {
  '/': () => import('./pages/today-page.tsx'),
  '/plans': () => import('./pages/plans-page.tsx'),
  '/due': () => import('./pages/due-page.tsx'),
  '/calendar': () => import('./pages/calendar-page.tsx'),
  '/visits': () => import('./pages/visits-page.tsx'),
  '/visits/$visit': () => import('./pages/visit-page.tsx'),
  '/review': () => import('./pages/review-page.tsx'),
  '/back-checks': () => import('./pages/back-checks-page.tsx'),
  '/back-check-tasks': () => import('./pages/check-tasks-page.tsx'),
  '/cases': () => import('./pages/cases-page.tsx'),
  '/cases/$case': () => import('./pages/case-page.tsx'),
  '/customers': () => import('./pages/customers-page.tsx'),
  '/customers/$customer': () => import('./pages/customer-page.tsx'),
  '/sops': () => import('./pages/sops-page.tsx'),
  '/board': () => import('./pages/board-page.tsx'),
  '/results': () => import('./pages/results-page.tsx'),
  '/org': () => import('./pages/org-page.tsx'),
  '/imports': () => import('./pages/imports-page.tsx'),
  '/quarantine': () => import('./pages/quarantine-page.tsx'),
  '/settings': () => import('./pages/settings-page.tsx'),
};

export function deskRouter() {
  const root = createRootRoute({ component: DeskPage, notFoundComponent: NotHerePage });
  const routes = Object.entries(PAGES).map(
    ([path, load]): AnyRoute => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
  });
}
