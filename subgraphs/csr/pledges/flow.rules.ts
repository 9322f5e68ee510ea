/** Whether an amount is new to the hub. */
export const Flow = { NEW_MONEY: 'NEW_MONEY', PASS_THROUGH: 'PASS_THROUGH', CARRY_OVER: 'CARRY_OVER' } as const;
export type Flow = keyof typeof Flow;
