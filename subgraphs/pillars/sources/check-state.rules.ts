/** How sure the hub is of something it shows. */
export const CheckState = { CONFIRMED: 'CONFIRMED', STATED: 'STATED', NOT_CHECKED: 'NOT_CHECKED' } as const;
export type CheckState = keyof typeof CheckState;
