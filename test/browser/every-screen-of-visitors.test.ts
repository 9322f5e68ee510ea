import { SCREENS } from '../support/screens.ts';
import { walk } from '../support/walk.ts';

walk(
  'visitors',
  SCREENS.filter(({ account }) => account === undefined),
);
