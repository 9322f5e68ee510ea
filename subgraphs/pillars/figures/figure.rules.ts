/** What a figure about personnel counts; only a HEADCOUNT may stand in a ratio. */
export const PersonnelIndicator = {
  HEADCOUNT: 'HEADCOUNT',
  TRAINING_PARTICIPANTS: 'TRAINING_PARTICIPANTS',
  EVENT_PARTICIPANTS: 'EVENT_PARTICIPANTS',
  TYPE_COUNT: 'TYPE_COUNT',
} as const;
export type PersonnelIndicator = keyof typeof PersonnelIndicator;
