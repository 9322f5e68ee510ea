/** How much is known of a verification budget that nobody has seen. */
export enum MissingBudget {
  NOT_BUDGETED = 'NOT_BUDGETED',
  UNKNOWN = 'UNKNOWN',
  NO_ROUND = 'NO_ROUND',
}
