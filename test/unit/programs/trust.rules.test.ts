import { expect, test } from 'vitest';

import {
  freshnessOf,
  gradeOf,
  rangeOf,
  scoreOf,
  TrustGrade,
  widensBy,
  type TrustReason,
} from '../../../subgraphs/programs/trust/trust.rules.ts';

const LIMITS = [
  { grade: TrustGrade.D, leastScore: 0 },
  { grade: TrustGrade.B, leastScore: 60 },
  { grade: TrustGrade.A, leastScore: 80 },
  { grade: TrustGrade.C, leastScore: 40 },
];

const reason = (factor: TrustReason['factor'], code: string, points: number, widensPercent: string): TrustReason => ({
  factor,
  code,
  points,
  mostPoints: 25,
  widensPercent,
  textId: '',
  textEn: '',
});

test('a grade begins exactly at its limit', () => {
  expect([100, 80, 79, 60, 59, 40, 39, 0].map((score) => gradeOf(score, LIMITS))).toEqual([
    'A',
    'A',
    'B',
    'B',
    'C',
    'C',
    'D',
    'D',
  ]);
});

test('reasons add up to the score, and what each widens adds up to at most all of it', () => {
  const reasons = [
    reason('SOURCE', 'NEWS', 10, '0'),
    reason('FRESHNESS', 'STALE', 0, '15'),
    reason('CHECK', 'X', 6, '2.5'),
  ];
  expect(scoreOf(reasons)).toBe(16);
  expect(widensBy(reasons)).toBe('17.5');
  expect(widensBy([reason('CHECK', 'X', 0, '60.25'), reason('AGREEMENT', 'X', 0, '60')])).toBe('100');
  expect(widensBy([])).toBe('0');
});

test('without a day, and without a reason, a figure is stale', () => {
  expect(freshnessOf([reason('FRESHNESS', 'DUE', 18, '2')])).toBe('DUE');
  expect(freshnessOf([reason('FRESHNESS', 'NO_DAY', 0, '15')])).toBe('STALE');
  expect(freshnessOf([])).toBe('STALE');
});

test('a range is exact to either side', () => {
  expect(rangeOf('7.19', 'percent', '7', false)).toEqual({ low: '6.6867', high: '7.6933' });
  expect(rangeOf('499805', 'IDR per person and month', '2.5', false)).toEqual({
    low: '487309.875',
    high: '512300.125',
  });
  expect(rangeOf('12', 'index', '0', false)).toEqual({ low: '12', high: '12' });
});

test('percents stay within 100, whole counts go to the next whole number outwards', () => {
  expect(rangeOf('99', 'percent', '10', false)).toEqual({ low: '89.1', high: '100' });
  expect(rangeOf('101', 'persons', '15', true)).toEqual({ low: '85', high: '117' });
  expect(rangeOf('100', 'persons', '15', true)).toEqual({ low: '85', high: '115' });
  expect(rangeOf('280.68', 'thousand persons', '5', true)).toEqual({ low: '266.646', high: '294.714' });
  expect(rangeOf('0', 'persons', '100', true)).toEqual({ low: '0', high: '0' });
  expect(rangeOf('-1', 'index', '5', false)).toBeNull();
});
