import { SCREENS } from '../support/screens/all.ts';
import { walk } from '../support/portal/walk.ts';

walk(
  'visitors',
  SCREENS.filter(({ account }) => account === undefined),
);
