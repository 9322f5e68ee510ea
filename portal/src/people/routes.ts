// The addresses of social-pillar coordinators.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { assignSearch, deploymentSearch } from '../deployments/search.ts';
import { root, words } from '../root.ts';
import { areaSearch, peopleSearch } from './search.ts';

const people = createRoute({
  getParentRoute: () => root,
  path: '/relawan',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./PeopleScreen.tsx'), 'PeopleScreen'),
  ...words('people', 'sources'),
});

const shortOfPeople = createRoute({
  getParentRoute: () => root,
  path: '/relawan/kurang',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('./ShortScreen.tsx'), 'ShortScreen'),
  ...words('people'),
});

const newPerson = createRoute({
  getParentRoute: () => root,
  path: '/relawan/baru',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('./NewPersonScreen.tsx'), 'NewPersonScreen'),
  ...words('people', 'forms'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/relawan/orang/$id',
  component: lazyRouteComponent(() => import('./PersonScreen.tsx'), 'PersonScreen'),
  ...words('people', 'forms'),
});

const changePerson = createRoute({
  getParentRoute: () => root,
  path: '/relawan/orang/$id/ubah',
  component: lazyRouteComponent(() => import('./ChangePersonScreen.tsx'), 'ChangePersonScreen'),
  ...words('people', 'forms'),
});

const deployments = createRoute({
  getParentRoute: () => root,
  path: '/relawan/tugas',
  validateSearch: deploymentSearch,
  component: lazyRouteComponent(() => import('../deployments/DeploymentsScreen.tsx'), 'DeploymentsScreen'),
  ...words('deployments', 'people', 'forms'),
});

const assign = createRoute({
  getParentRoute: () => root,
  path: '/relawan/tugas/baru',
  validateSearch: assignSearch,
  component: lazyRouteComponent(() => import('../deployments/AssignScreen.tsx'), 'AssignScreen'),
  ...words('deployments', 'people', 'forms'),
});

const volunteers = createRoute({
  getParentRoute: () => root,
  path: '/relawan/perusahaan',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('../deployments/VolunteersScreen.tsx'), 'VolunteersScreen'),
  ...words('deployments', 'people', 'forms'),
});

const visits = createRoute({
  getParentRoute: () => root,
  path: '/relawan/kehadiran',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('../visits/VisitsScreen.tsx'), 'VisitsScreen'),
  ...words('visits', 'people', 'forms'),
});

const corrections = createRoute({
  getParentRoute: () => root,
  path: '/relawan/perbaikan',
  validateSearch: areaSearch,
  component: lazyRouteComponent(() => import('../corrections/CorrectionsScreen.tsx'), 'CorrectionsScreen'),
  ...words('corrections', 'people', 'forms'),
});

export const pillarRoutes = [
  people,
  shortOfPeople,
  newPerson,
  person,
  changePerson,
  deployments,
  assign,
  volunteers,
  visits,
  corrections,
] as const;
