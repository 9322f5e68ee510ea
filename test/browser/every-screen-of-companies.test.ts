import { SCREENS } from '../support/screens/all.ts';
import { walk } from '../support/portal/walk.ts';

walk(
  'companies',
  SCREENS.filter(({ account }) => account?.startsWith('company') === true),
);
