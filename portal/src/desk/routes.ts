// The addresses of coordinators and officers.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { planningSearch } from '../planning/search.ts';
import { editSearch, manageSearch } from '../managing/search.ts';
import { checkSearch, queueSearch } from '../queue/search.ts';
import { matchingSearch } from '../matching/search.ts';
import { root, words } from '../root.ts';

const queue = createRoute({
  getParentRoute: () => root,
  path: '/antrean',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/QueueScreen.tsx'), 'QueueScreen'),
  ...words('queue', 'undo', 'states', 'quantities'),
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/antrean/$code',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('../queue/CheckScreen.tsx'), 'CheckScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueDeliveries = createRoute({
  getParentRoute: () => root,
  path: '/antrean/penyaluran',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueDisputes = createRoute({
  getParentRoute: () => root,
  path: '/antrean/sengketa',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/DisputesScreen.tsx'), 'DisputesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueActivities = createRoute({
  getParentRoute: () => root,
  path: '/antrean/kegiatan',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/ActivitiesScreen.tsx'), 'ActivitiesScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queuePools = createRoute({
  getParentRoute: () => root,
  path: '/antrean/dana',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/PoolsScreen.tsx'), 'PoolsScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const queueQuiet = createRoute({
  getParentRoute: () => root,
  path: '/antrean/senyap',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/QuietScreen.tsx'), 'QuietScreen'),
  ...words('queue', 'undo', 'states', 'quantities', 'forms'),
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/kerja',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./DeskScreen.tsx'), 'DeskScreen'),
  ...words('desk', 'queue'),
});

const matching = createRoute({
  getParentRoute: () => root,
  path: '/pencocokan',
  validateSearch: matchingSearch,
  component: lazyRouteComponent(() => import('../matching/MatchingScreen.tsx'), 'MatchingScreen'),
  ...words('matching', 'queue', 'undo', 'quantities', 'forms'),
});

const manage = createRoute({
  getParentRoute: () => root,
  path: '/kelola',
  validateSearch: manageSearch,
  component: lazyRouteComponent(() => import('../managing/ManageScreen.tsx'), 'ManageScreen'),
  ...words('managing', 'queue', 'quantities', 'forms'),
});

const createGap = createRoute({
  getParentRoute: () => root,
  path: '/kelola/baru',
  component: lazyRouteComponent(() => import('../managing/CreateScreen.tsx'), 'CreateScreen'),
  ...words('managing', 'areas', 'queue', 'quantities', 'forms'),
});

const editGap = createRoute({
  getParentRoute: () => root,
  path: '/kelola/$code',
  validateSearch: editSearch,
  component: lazyRouteComponent(() => import('../managing/EditScreen.tsx'), 'EditScreen'),
  ...words('managing', 'queue', 'states', 'quantities', 'forms'),
});

const planning = createRoute({
  getParentRoute: () => root,
  path: '/perencanaan',
  validateSearch: planningSearch,
  component: lazyRouteComponent(() => import('../planning/PipelineScreen.tsx'), 'PipelineScreen'),
  ...words('planning', 'queue', 'quantities', 'forms'),
});

const proposal = createRoute({
  getParentRoute: () => root,
  path: '/perencanaan/$code',
  component: lazyRouteComponent(() => import('../planning/ProposalScreen.tsx'), 'ProposalScreen'),
  ...words('planning', 'queue', 'states', 'quantities', 'forms'),
});

const receiving = createRoute({
  getParentRoute: () => root,
  path: '/penerimaan',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../receiving/ReceivingScreen.tsx'), 'ReceivingScreen'),
  ...words('receiving', 'deliveries', 'evidence', 'queue', 'quantities', 'forms'),
});

export const coordinatorRoutes = [
  queue,
  check,
  queueDeliveries,
  queueDisputes,
  queueActivities,
  queuePools,
  queueQuiet,
  desk,
  matching,
  manage,
  createGap,
  editGap,
  planning,
  proposal,
  receiving,
] as const;
