import { SCREENS } from '../support/screens.ts';
import { walk } from '../support/walk.ts';

walk(
  'officials',
  SCREENS.filter(({ account }) => account !== undefined && !/^(company|pillars)/.test(account)),
);
