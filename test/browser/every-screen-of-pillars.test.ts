import { SCREENS } from '../support/screens.ts';
import { walk } from '../support/walk.ts';

walk(
  'pillars',
  SCREENS.filter(({ account }) => account?.startsWith('pillars') === true),
);
