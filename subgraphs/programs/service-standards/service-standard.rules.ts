import type { Amount } from '#kit/amount';

import { levelOf } from '../areas/area.rules.ts';
import { divideHalfUp, exactText } from '../needs/exact-decimal.rules.ts';

export type StandardLevel = 'PROVINCE' | 'REGENCY_CITY';

/** Every one who is entitled is to be served. */
export const TARGET_PERCENT = '100';

const HUNDRED_PERCENT = 10_000n;
const PLACES = 2;

/** How many of the entitled were served, percent with two decimals, half up. */
export function achievedPercent(served: Amount, entitled: Amount): string {
  return exactText(divideHalfUp(served * HUNDRED_PERCENT, entitled), PLACES);
}

/** Everything wrong with an achievement: a standard binds one level of government, and nobody serves more than all. */
export function problemsOfAchievement(achievement: {
  areaCode: string;
  level: StandardLevel | null;
  entitled: Amount;
  served: Amount;
}): { field: string; code: string; message: string }[] {
  const { areaCode, level, entitled, served } = achievement;
  const problems = [];
  const kind = levelOf(areaCode);
  const isBound = level === 'PROVINCE' ? kind === 'PROVINCE' : kind === 'REGENCY' || kind === 'CITY';
  if (level !== null && !isBound) {
    problems.push({
      field: 'areaCode',
      code: 'STANDARD_OF_ANOTHER_LEVEL',
      message: level === 'PROVINCE' ? 'this standard binds provinces.' : 'this standard binds kabupaten and kota.',
    });
  }
  if (entitled === 0n) {
    problems.push({ field: 'entitled', code: 'NOBODY_ENTITLED', message: 'entitled is 1 or more.' });
  }
  if (served > entitled) {
    problems.push({ field: 'served', code: 'MORE_THAN_ENTITLED', message: 'no more are served than are entitled.' });
  }
  return problems;
}
