import { SCREENS } from '../support/screens/all.ts';
import { walk } from '../support/portal/walk.ts';

walk(
  'officials',
  SCREENS.filter(({ account }) => account !== undefined && !/^(company|pillars)/.test(account)),
);
