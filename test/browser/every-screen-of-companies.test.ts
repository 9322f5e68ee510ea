import { SCREENS } from '../support/screens.ts';
import { walk } from '../support/walk.ts';

walk(
  'companies',
  SCREENS.filter(({ account }) => account?.startsWith('company') === true),
);
