// Every address of the portal. A screen is loaded when its address is opened, and its words with it.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

import { Frame } from './frame/Frame.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { Crash } from './frame/Crash.tsx';
import { bringWords } from './language/language.ts';
import { deliverySearch } from './deliveries/search.ts';
import { compareSearch } from './compare/search.ts';
import { gapSearch } from './gaps/search.ts';
import { checkSearch, queueSearch } from './queue/search.ts';
import { matchingSearch } from './matching/search.ts';
import { pledgeSearch } from './pledges/search.ts';
import { newPledgeSearch } from './pledging/search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crash });

/** What every screen needs before it shows: the words of its rooms. */
const words = (...rooms: string[]) => ({ beforeLoad: () => bringWords(...rooms) });

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
  ...words('pledging', 'coverage', 'states'),
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

const pledgeList = createRoute({
  getParentRoute: () => root,
  path: '/ikrar',
  validateSearch: pledgeSearch,
  component: lazyRouteComponent(() => import('./pledges/PledgeListScreen.tsx'), 'PledgeListScreen'),
  ...words('pledges', 'states', 'quantities'),
});

const pledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code',
  component: lazyRouteComponent(() => import('./pledges/PledgeScreen.tsx'), 'PledgeScreen'),
  ...words('pledges', 'states', 'quantities', 'forms'),
});

const amendPledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/ubah',
  component: lazyRouteComponent(() => import('./pledges/AmendScreen.tsx'), 'AmendScreen'),
  ...words('pledges', 'states', 'quantities', 'forms'),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/penyaluran',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('./deliveries/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
  ...words('deliveries', 'pledges', 'evidence', 'states', 'quantities', 'forms'),
});

const certificateCheck = createRoute({
  getParentRoute: () => root,
  path: '/v/$kode',
  component: lazyRouteComponent(() => import('./certificates/CertificateCheckScreen.tsx'), 'CertificateCheckScreen'),
  ...words('certificates', 'states', 'quantities'),
});

const certificates = createRoute({
  getParentRoute: () => root,
  path: '/sertifikat',
  component: lazyRouteComponent(() => import('./certificates/CertificatesScreen.tsx'), 'CertificatesScreen'),
  ...words('certificates', 'states', 'quantities'),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: '/antrean',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/QueueScreen.tsx'), 'QueueScreen'),
  ...words('queue', 'undo', 'states', 'quantities'),
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/antrean/$code',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('./queue/CheckScreen.tsx'), 'CheckScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueDeliveries = createRoute({
  getParentRoute: () => root,
  path: '/antrean/penyaluran',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueDisputes = createRoute({
  getParentRoute: () => root,
  path: '/antrean/sengketa',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/DisputesScreen.tsx'), 'DisputesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueActivities = createRoute({
  getParentRoute: () => root,
  path: '/antrean/kegiatan',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/ActivitiesScreen.tsx'), 'ActivitiesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queuePools = createRoute({
  getParentRoute: () => root,
  path: '/antrean/dana',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/PoolsScreen.tsx'), 'PoolsScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueQuiet = createRoute({
  getParentRoute: () => root,
  path: '/antrean/senyap',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./queue/QuietScreen.tsx'), 'QuietScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/kerja',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./desk/DeskScreen.tsx'), 'DeskScreen'),
  ...words('desk', 'queue'),
});

const matching = createRoute({
  getParentRoute: () => root,
  path: '/pencocokan',
  validateSearch: matchingSearch,
  component: lazyRouteComponent(() => import('./matching/MatchingScreen.tsx'), 'MatchingScreen'),
  ...words('matching', 'queue', 'undo', 'quantities', 'forms'),
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
    pledgeList,
    pledge,
    amendPledge,
    deliveries,
    certificateCheck,
    certificates,
    queue,
    check,
    queueDeliveries,
    queueDisputes,
    queueActivities,
    queuePools,
    queueQuiet,
    desk,
    matching,
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
