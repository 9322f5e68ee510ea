import { SCREENS } from '../support/screens/all.ts';
import { walk } from '../support/portal/walk.ts';

walk(
  'pillars',
  SCREENS.filter(({ account }) => account?.startsWith('pillars') === true),
);
