import { expect, test } from 'vitest';

import { matchOf, type MatchFacts, type MatchWeight } from '../../../subgraphs/csr/matching/suggestion.rules.ts';
import { reasonsOf } from '../../../subgraphs/csr/forgotten-gaps/forgotten-gap.rules.ts';
import { problemsOfProfile } from '../../../subgraphs/csr/companies/company-profile.rules.ts';
import { decimalOf, millionthsOf } from '../../../subgraphs/csr/priorities/score.rules.ts';
import weights from '../../../seeds/csr/data/match-weights.json' with { type: 'json' };

const WEIGHTS = weights as unknown as MatchWeight[];
const NOTHING: MatchFacts = {
  isRing1: false,
  isOperationArea: false,
  isFocus: false,
  score: null,
  openMoney: 100n,
  needMoney: 100n,
  annualBudget: null,
  othersGive: false,
  ownGives: false,
  daysLeft: null,
};
const match = (facts: Partial<MatchFacts>) => matchOf({ ...NOTHING, ...facts }, WEIGHTS);
const points = (facts: Partial<MatchFacts>) => match(facts).reasons.map((reason) => [reason.factor, reason.points]);

test('each reason has its sign, and they add up to the score', () => {
  const all = {
    isRing1: true,
    isFocus: true,
    score: 99_999_999n,
    annualBudget: 100n,
    othersGive: true,
    ownGives: true,
    daysLeft: 30,
    openMoney: 10n,
  };
  expect(points(all)).toEqual([
    ['RING_1', 30],
    ['FOCUS_CATEGORY', 25],
    ['PRIORITY', 19],
    ['FITS_BUDGET', 10],
    ['OVERLAP', -15],
    ['ALREADY_GIVING', -10],
    ['DEADLINE_NEAR', -10],
    ['NEARLY_COVERED', -10],
  ]);
  expect(match(all).score).toBe(30 + 25 + 19 + 10 - 15 - 10 - 10 - 10);
  expect(match({})).toEqual({ score: 0, reasons: [] });
});

test('each reason begins and ends at its edge', () => {
  expect([points({ daysLeft: 30 }), points({ daysLeft: 31 })]).toEqual([[['DEADLINE_NEAR', -10]], []]);
  expect([points({ openMoney: 10n }), points({ openMoney: 11n })]).toEqual([[['NEARLY_COVERED', -10]], []]);
  expect([points({ annualBudget: 100n }), points({ annualBudget: 99n })]).toEqual([[['FITS_BUDGET', 10]], []]);
  expect([points({ score: 5_000_000n }), points({ score: 4_999_999n })]).toEqual([[['PRIORITY', 1]], []]);
  expect(points({ isRing1: true, isOperationArea: true })).toEqual([['RING_1', 30]]);
  expect(points({ openMoney: 0n, needMoney: 0n, annualBudget: 5n })).toEqual([]);
});

test('a forgotten gap tells why its need is high, from each threshold on', () => {
  const limits = { score: 50_000_000n, uncovered: 1_000n };
  const codes = (score: bigint | null, uncovered: bigint, more = {}) =>
    reasonsOf({ score, uncovered, budgetKnown: true, deployed: 0, ...more }, limits)
      .map(({ code }) => code)
      .slice(0, 3);
  expect(codes(50_000_000n, 1_000n)).toEqual(['HIGH_PRIORITY', 'LARGE_UNCOVERED', 'NO_BUDGET']);
  expect(codes(49_999_999n, 999n)).toEqual(['NO_BUDGET', 'NOTHING_PLEDGED', 'NOTHING_DELIVERED']);
  expect(codes(null, 1_000n, { budgetKnown: false })).toEqual(['LARGE_UNCOVERED', 'BUDGET_UNKNOWN', 'NOTHING_PLEDGED']);
  const last = (deployed: number | null) =>
    reasonsOf({ score: null, uncovered: 0n, budgetKnown: true, deployed }, limits).at(-2)?.code;
  expect([last(0), last(null)]).toEqual(['NOBODY_DEPLOYED', 'DEPLOYMENT_UNKNOWN']);
});

test('everything wrong with a profile is said at once', () => {
  const known = new Set(['15.07']);
  const zone = { areaCode: '15.07', kind: 'RING_1' as const };
  expect(
    problemsOfProfile({ impactZones: [zone], focusCategories: ['PPKS-26', 'HOUSING'], annualBudget: 1n }, known),
  ).toEqual([]);
  expect(problemsOfProfile({}, known)).toEqual([]);
  const wrong = {
    impactZones: [zone, zone, { ...zone, areaCode: '15.99' }],
    focusCategories: ['PPKS-27', 'PPKS-01', 'PPKS-01'],
    annualBudget: 0n,
  };
  expect(problemsOfProfile(wrong, known).map(({ field, code }) => [field, code])).toEqual([
    ['impactZones.1.areaCode', 'DUPLICATE'],
    ['impactZones.2.areaCode', 'UNKNOWN_AREA'],
    ['focusCategories.0', 'UNKNOWN_CATEGORY'],
    ['focusCategories.2', 'DUPLICATE'],
    ['annualBudget', 'AMOUNT_TOO_SMALL'],
  ]);
});

test('scores go exactly to millionths and back', () => {
  expect(['0', '62.5', '99.999999', '100'].map((text) => decimalOf(millionthsOf(text)))).toEqual([
    '0',
    '62.5',
    '99.999999',
    '100',
  ]);
  expect([decimalOf(-1n), decimalOf(-2_500_000n), millionthsOf('0.0000019')]).toEqual(['-0.000001', '-2.5', 1n]);
});
