// Every address of the portal. A screen is loaded when its address is opened, and its words with it.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';

import { Frame } from './frame/Frame.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { Crash } from './frame/Crash.tsx';
import { bringWords } from './language/language.ts';
import { gapSearch } from './gaps/search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crash });

/** What every screen needs before it shows: the words of its rooms. */
const words = (...rooms: string[]) => ({ beforeLoad: () => bringWords(...rooms) });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/kesenjangan' });
  },
});

const gapList = createRoute({
  getParentRoute: () => root,
  path: '/kesenjangan',
  validateSearch: gapSearch,
  component: lazyRouteComponent(() => import('./gaps/GapListScreen.tsx'), 'GapListScreen'),
  ...words('gaps', 'coverage'),
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
  routeTree: root.addChildren([home, gapList, signIn]),
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
