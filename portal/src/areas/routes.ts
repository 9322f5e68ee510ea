// An area in pictures, and the public lists of what nobody covers and what several give to.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root, words } from '../root.ts';
import { areaSearch, withinSearch } from './search.ts';

const area = createRoute({
  getParentRoute: () => root,
  path: '/wilayah/$kode',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('./AreaScreen.tsx'), 'AreaScreen'),
  ...words('areas'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/terlupakan',
  validateSearch: withinSearch,
  component: lazyRouteComponent(() => import('./ForgottenScreen.tsx'), 'ForgottenScreen'),
  ...words('areas'),
});

const overlaps = createRoute({
  getParentRoute: () => root,
  path: '/tumpang-tindih',
  validateSearch: withinSearch,
  component: lazyRouteComponent(() => import('./OverlapsScreen.tsx'), 'OverlapsScreen'),
  ...words('areas', 'states', 'quantities'),
});

export const areaRoutes = [area, forgotten, overlaps] as const;
