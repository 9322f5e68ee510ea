import { exactText, readExact } from '../needs/exact-decimal.rules.ts';

/** What a trust score is made of; each gives one reason. */
export enum TrustFactor {
  SOURCE = 'SOURCE',
  METHOD = 'METHOD',
  FRESHNESS = 'FRESHNESS',
  CHECK = 'CHECK',
  VERIFICATION = 'VERIFICATION',
  AGREEMENT = 'AGREEMENT',
}

export enum TrustGrade {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
}

/** How old a figure is against how often it is promised anew. */
export enum Freshness {
  FRESH = 'FRESH',
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  STALE = 'STALE',
}

export interface TrustReason {
  factor: `${TrustFactor}`;
  code: string;
  points: number;
  mostPoints: number;
  widensPercent: string;
  textId: string;
  textEn: string;
}

export interface GradeLimit {
  grade: `${TrustGrade}`;
  leastScore: number;
}

/** What a stated value may be in truth. */
export interface ValueRange {
  low: string;
  high: string;
}

const MAX_PERCENT = 100n;

/** The best grade whose limit the score reaches; the lowest where it reaches none. */
export function gradeOf(score: number, limits: readonly GradeLimit[]): `${TrustGrade}` {
  const reached = limits
    .filter(({ leastScore }) => leastScore <= score)
    .toSorted((one, other) => other.leastScore - one.leastScore);
  return reached[0]?.grade ?? TrustGrade.D;
}

/** The points of all reasons together: the score, with nothing beside them. */
export const scoreOf = (reasons: readonly TrustReason[]): number =>
  reasons.reduce((sum, { points }) => sum + points, 0);

/** What all reasons together widen a value by, percent with at most two decimals, never more than 100. */
export function widensBy(reasons: readonly TrustReason[]): string {
  const hundredths = reasons.reduce((sum, { widensPercent }) => {
    const { units, places } = readExact(widensPercent);
    return sum + units * 10n ** BigInt(2 - Math.min(2, places));
  }, 0n);
  return exactText(hundredths > MAX_PERCENT * 100n ? MAX_PERCENT * 100n : hundredths, 2);
}

/** The freshness a reason stands for; without any day a figure counts as stale. */
export function freshnessOf(reasons: readonly TrustReason[]): `${Freshness}` {
  const code = reasons.find(({ factor }) => factor === TrustFactor.FRESHNESS)?.code;
  return code === 'FRESH' || code === 'DUE' || code === 'OVERDUE' ? code : 'STALE';
}

const roundUp = (units: bigint, step: bigint): bigint => (units + step - 1n) / step;

/**
 * The range a value is stated with: `percent` of it to either side, exactly. Whole counts are rounded outwards, percents
 * stay within 0 and 100. Null for what is below 0, which no rule speaks of.
 */
export function rangeOf(value: string, unit: string, percent: string, isCount: boolean): ValueRange | null {
  if (value.startsWith('-')) return null;
  const { units, places } = readExact(value);
  const share = readExact(percent);
  const whole = MAX_PERCENT * 10n ** BigInt(share.places);
  const [low, high] = [units * (whole - share.units), units * (whole + share.units)];
  const digits = places + share.places + 2;
  if (isCount && !value.includes('.')) {
    const step = 10n ** BigInt(digits);
    return { low: String(low / step), high: String(roundUp(high, step)) };
  }
  const most = unit === 'percent' ? MAX_PERCENT * 10n ** BigInt(digits) : null;
  return { low: exactText(low, digits), high: exactText(most !== null && high > most ? most : high, digits) };
}
