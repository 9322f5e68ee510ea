import { AREA_SCREENS } from './areas.ts';
import { COMPANY_SCREENS } from './companies.ts';
import { MEETING_SCREENS } from './meetings.ts';
import { OFFICIAL_SCREENS } from './officials.ts';
import { PILLAR_SCREENS } from './pillars.ts';
import { PLEDGING_SCREENS } from './pledging.ts';
import type { Screen } from './screen.ts';
import { STATE_SCREENS } from './states.ts';
import { VISITOR_SCREENS } from './visitors.ts';

/** Every screen that is checked for accessibility, width and language, and pictured by `npm run pictures`. */
export const SCREENS: readonly Screen[] = [
  ...VISITOR_SCREENS,
  ...PLEDGING_SCREENS,
  ...AREA_SCREENS,
  ...COMPANY_SCREENS,
  ...OFFICIAL_SCREENS,
  ...MEETING_SCREENS,
  ...PILLAR_SCREENS,
  ...STATE_SCREENS,
];
