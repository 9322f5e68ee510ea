/** What a tile says of an area: the hub's sums, money only. */
export interface TileArea {
  code: string;
  name: string;
  moneyNeed: number;
  moneyUncovered: number;
}

/**
 * The uncovered share of an area in whole percent; null without a money need, which is not the same as 0. Only what is
 * wholly covered is 0, and only what nobody covers at all is 100: rounding never says "nothing" or "everything".
 */
export function uncoveredPercent({ moneyNeed, moneyUncovered }: TileArea): number | null {
  if (moneyNeed <= 0) return null;
  if (moneyUncovered <= 0) return 0;
  if (moneyUncovered >= moneyNeed) return 100;
  return Math.min(99, Math.max(1, Math.round((moneyUncovered / moneyNeed) * 100)));
}

/** Which of the five classes a share lies in: 0–19, 20–39, 40–59, 60–79, 80–100. */
export function classOf(percent: number): 0 | 1 | 2 | 3 | 4 {
  if (percent < 20) return 0;
  if (percent < 40) return 1;
  if (percent < 60) return 2;
  return percent < 80 ? 3 : 4;
}
