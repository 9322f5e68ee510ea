// What a company does after it pledged, and what it reports; with the public register and check of certificates.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { reportSearch } from '../activities/search.ts';
import { deliverySearch } from '../deliveries/search.ts';
import { planSearch } from '../planner/search.ts';
import { pledgeSearch } from './search.ts';
import { complianceSearch, registerSearch } from '../register/search.ts';
import { root, words } from '../root.ts';

const pledgeList = createRoute({
  getParentRoute: () => root,
  path: '/ikrar',
  validateSearch: pledgeSearch,
  component: lazyRouteComponent(() => import('./PledgeListScreen.tsx'), 'PledgeListScreen'),
  ...words('pledges', 'states', 'quantities'),
});

const pledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code',
  component: lazyRouteComponent(() => import('./PledgeScreen.tsx'), 'PledgeScreen'),
  ...words('pledges', 'agreements', 'receipts', 'states', 'quantities', 'amounts', 'forms'),
});

const amendPledge = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/ubah',
  component: lazyRouteComponent(() => import('./AmendScreen.tsx'), 'AmendScreen'),
  ...words('pledges', 'states', 'quantities', 'amounts', 'forms'),
});

const agreement = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/perjanjian',
  component: lazyRouteComponent(() => import('../agreements/AgreementScreen.tsx'), 'AgreementScreen'),
  ...words('agreements', 'pledges', 'evidence', 'forms'),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/ikrar/$code/penyaluran',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('../deliveries/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
  ...words('deliveries', 'pledges', 'evidence', 'states', 'quantities', 'amounts', 'forms'),
});

const paperCheck = createRoute({
  getParentRoute: () => root,
  path: '/v/$kode',
  component: lazyRouteComponent(() => import('../certificates/PaperCheckScreen.tsx'), 'PaperCheckScreen'),
  ...words('certificates', 'receipts', 'states', 'quantities'),
});

const certificates = createRoute({
  getParentRoute: () => root,
  path: '/sertifikat',
  component: lazyRouteComponent(() => import('../certificates/CertificatesScreen.tsx'), 'CertificatesScreen'),
  ...words('certificates', 'states', 'quantities'),
});

const planner = createRoute({
  getParentRoute: () => root,
  path: '/rencana',
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('../planner/PlannerScreen.tsx'), 'PlannerScreen'),
  ...words('planner', 'amounts', 'forms'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('../register/RegisterScreen.tsx'), 'RegisterScreen'),
  ...words('register', 'states', 'quantities'),
});

const compliance = createRoute({
  getParentRoute: () => root,
  path: '/kepatuhan',
  validateSearch: complianceSearch,
  component: lazyRouteComponent(() => import('../register/ComplianceScreen.tsx'), 'ComplianceScreen'),
  ...words('register', 'evidence', 'states', 'quantities', 'forms'),
});

const yearPlan = createRoute({
  getParentRoute: () => root,
  path: '/kepatuhan/rencana',
  validateSearch: complianceSearch,
  component: lazyRouteComponent(() => import('../yearplans/YearPlanScreen.tsx'), 'YearPlanScreen'),
  ...words('yearplans', 'areas', 'states', 'amounts', 'forms'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/lapor',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../activities/ReportScreen.tsx'), 'ReportScreen'),
  ...words('activities', 'areas', 'evidence', 'states', 'quantities', 'amounts', 'forms'),
});

const importActivities = createRoute({
  getParentRoute: () => root,
  path: '/lapor/impor',
  component: lazyRouteComponent(() => import('../activities/ImportScreen.tsx'), 'ImportScreen'),
  ...words('activities', 'evidence', 'forms'),
});

export const companyRoutes = [
  pledgeList,
  pledge,
  amendPledge,
  agreement,
  deliveries,
  paperCheck,
  certificates,
  planner,
  register,
  compliance,
  yearPlan,
  report,
  importActivities,
] as const;
