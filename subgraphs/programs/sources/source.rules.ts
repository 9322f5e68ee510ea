export const CHECK_STATES = ['CONFIRMED', 'STATED', 'NOT_CHECKED'] as const;

/** How sure the hub is of a figure or a rule of law. */
export type CheckState = (typeof CHECK_STATES)[number];
