/** How kabupaten and kota are put in order, the worst first. */
export const UnderstaffedOrder = { RATIO: 'RATIO', MISSING: 'MISSING' } as const;
export type UnderstaffedOrder = keyof typeof UnderstaffedOrder;

/** How far the trend of a register looks back. */
export const TREND_DAYS = 90;
