/** The totals of a need line, in the order their rows are listed. */
export const CoveragePart = { BUDGET: 'BUDGET', HELD: 'HELD', COMMITTED: 'COMMITTED', DELIVERED: 'DELIVERED' } as const;
export type CoveragePart = keyof typeof CoveragePart;
