import type { Rupiah } from '#kit/amount';

import { divideHalfUp, readExact } from './exact-decimal.rules.ts';

/** What the poverty gap of an area is worked out from, as BPS prints it. */
export interface PovertyGapInputs {
  /** P0, percent of people below the poverty line. */
  poorPercent: string;
  /** P1, the depth of poverty, percent of the line over all people. */
  depthP1: string;
  /** Poor people, in thousands. */
  poorThousand: string;
  /** The poverty line, rupiah per person and month. */
  povertyLine: Rupiah;
}

export const POVERTY_GAP_FORMULA = 'round half up((P1 / P0) * poor_thousand * 1000 * poverty_line * 12)';

const MONTHS = 12n;

const powerOfTen = (places: number): bigint => 10n ** BigInt(places);

/** Poor people as a whole number: thousands with two decimals times 1,000. */
export function poorPeople(poorThousand: string): bigint {
  const poor = readExact(poorThousand);
  return divideHalfUp(poor.units * 1000n, powerOfTen(poor.places));
}

/** Rupiah a year that would lift every poor person to the line: the mean shortfall is P1 ÷ P0 of it. */
export function povertyGap(inputs: PovertyGapInputs): Rupiah {
  const p0 = readExact(inputs.poorPercent);
  const p1 = readExact(inputs.depthP1);
  const poor = readExact(inputs.poorThousand);
  const numerator = p1.units * poor.units * 1000n * inputs.povertyLine * MONTHS * powerOfTen(p0.places);
  return divideHalfUp(numerator, p0.units * powerOfTen(p1.places) * powerOfTen(poor.places));
}
