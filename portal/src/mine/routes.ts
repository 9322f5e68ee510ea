// The addresses of the own data, and of what the portal says about itself.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root, words } from '../root.ts';

const myData = createRoute({
  getParentRoute: () => root,
  path: '/data-saya',
  component: lazyRouteComponent(() => import('./MyDataScreen.tsx'), 'MyDataScreen'),
  ...words('mine', 'forms'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privasi',
  component: lazyRouteComponent(() => import('./PrivacyScreen.tsx'), 'PrivacyScreen'),
  ...words('mine'),
});

const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/aksesibilitas',
  component: lazyRouteComponent(() => import('./AccessibilityScreen.tsx'), 'AccessibilityScreen'),
  ...words('mine'),
});

export const ownRoutes = [myData, privacy, accessibility] as const;
