// Every address of the portal. A screen is loaded when its address is opened, and its words with it.
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

import { areaRoutes } from './areas/routes.ts';
import { compareSearch } from './compare/search.ts';
import { coordinatorRoutes } from './desk/routes.ts';
import { gapSearch } from './gaps/search.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { ownRoutes } from './mine/routes.ts';
import { pillarRoutes } from './people/routes.ts';
import { companyRoutes } from './pledges/routes.ts';
import { newPledgeSearch } from './pledging/search.ts';
import { root, words } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomeScreen.tsx'), 'HomeScreen'),
  ...words('home', 'gaps', 'coverage', 'sources'),
});

const gapList = createRoute({
  getParentRoute: () => root,
  path: '/kesenjangan',
  validateSearch: gapSearch,
  component: lazyRouteComponent(() => import('./gaps/GapListScreen.tsx'), 'GapListScreen'),
  ...words('gaps', 'coverage', 'sources'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/bandingkan',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./compare/CompareScreen.tsx'), 'CompareScreen'),
  ...words('compare', 'sources'),
});

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sumber',
  component: lazyRouteComponent(() => import('./sources/SourcesScreen.tsx'), 'SourcesScreen'),
  ...words('sources'),
});

const gap = createRoute({
  getParentRoute: () => root,
  path: '/kesenjangan/$code',
  component: lazyRouteComponent(() => import('./gap/GapScreen.tsx'), 'GapScreen'),
  ...words('gap', 'coverage', 'states'),
});

const newPledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/baru',
  validateSearch: newPledgeSearch,
  component: lazyRouteComponent(() => import('./pledging/NewPledgeScreen.tsx'), 'NewPledgeScreen'),
  ...words('pledging', 'amounts', 'gap', 'coverage', 'states', 'forms'),
});

const sentPledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/terkirim',
  component: lazyRouteComponent(() => import('./pledging/SentScreen.tsx'), 'SentScreen'),
  ...words('pledging', 'coverage', 'quantities', 'states', 'receipts', 'forms'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search['ke'] === 'string' && search['ke'].startsWith('/') && { ke: search['ke'] }),
  }),
  component: lazyRouteComponent(() => import('./session/SignInScreen.tsx'), 'SignInScreen'),
  ...words('session'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    gapList,
    gap,
    compare,
    sources,
    newPledge,
    sentPledge,
    signIn,
    ...companyRoutes,
    ...coordinatorRoutes,
    ...meetingRoutes,
    ...pillarRoutes,
    ...ownRoutes,
    ...areaRoutes,
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  trailingSlash: 'never',
  // Filters stand in the address as plain words, to be read and shared.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString();
    return text === '' ? '' : `?${text.replaceAll('%2C', ',')}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
