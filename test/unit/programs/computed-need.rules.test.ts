import { expect, test } from 'vitest';

import { poorPeople, povertyGap } from '../../../subgraphs/programs/needs/computed-need.rules.ts';
import { divideHalfUp, exactText } from '../../../subgraphs/programs/needs/exact-decimal.rules.ts';

test('the poverty gap of Kota Sungai Penuh is worked out by hand', () => {
  // 0.16 / 3.23 * 2,870 * 622,995 * 12 = 1,062,833,327.554…
  const gap = povertyGap({ poorPercent: '3.23', depthP1: '0.16', poorThousand: '2.87', povertyLine: 622_995n });
  expect(gap).toBe(1_062_833_328n);
});

test('the poverty gap of Kota Batam is worked out by hand', () => {
  // 0.76 / 3.81 * 68,040 * 954,437 * 12 = 155,446,674,156.850…
  const gap = povertyGap({ poorPercent: '3.81', depthP1: '0.76', poorThousand: '68.04', povertyLine: 954_437n });
  expect(gap).toBe(155_446_674_157n);
});

test('the poverty gap of Indramayu is worked out by hand', () => {
  // 1.9 / 11.02 * 196,780 * 578,169 * 12 = 235,390,543,075.862…
  const gap = povertyGap({ poorPercent: '11.02', depthP1: '1.9', poorThousand: '196.78', povertyLine: 578_169n });
  expect(gap).toBe(235_390_543_076n);
});

test('a half is rounded up, less than a half down', () => {
  expect(divideHalfUp(5n, 2n)).toBe(3n);
  expect(divideHalfUp(499n, 1000n)).toBe(0n);
  expect(divideHalfUp(500n, 1000n)).toBe(1n);
});

test('poor people are whole: thousands times 1,000', () => {
  expect(poorPeople('2.87')).toBe(2_870n);
  expect(poorPeople('196.78')).toBe(196_780n);
  expect(poorPeople('5')).toBe(5_000n);
});

test('an exact number is written without needless zeros', () => {
  expect(exactText(1250n, 2)).toBe('12.5');
  expect(exactText(5n, 4)).toBe('0.0005');
  expect(exactText(1000n, 3)).toBe('1');
});
