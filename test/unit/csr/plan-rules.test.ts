import { beforeAll, expect, test } from 'vitest';

import { pledgesOf, problemsOfPlan } from '../../../subgraphs/csr/plans/draft-plan.rules.ts';
import { easingsOf, stepOf } from '../../../subgraphs/csr/plans/limit.rules.ts';
import { problemsOfQuestion, readShare, rulesOf } from '../../../subgraphs/csr/plans/plan-asked.rules.ts';
import { loadSolver, solvePlan } from '../../../subgraphs/csr/plans/plan.solving.ts';
import { breachesOf, byWorth, reachOf, type PlanGap, type PlanRules } from '../../../subgraphs/csr/plans/plan.rules.ts';

let highs: Awaited<ReturnType<typeof loadSolver>>;
beforeAll(async () => {
  highs = await loadSolver();
});

const gap = (id: string, more: Partial<PlanGap> = {}): PlanGap => ({
  id,
  areaCode: '15.07.01',
  score: 50_000_000n,
  people: 100n,
  need: 100n,
  open: 100n,
  ...more,
});
const free: PlanRules = {
  budget: 100n,
  minimumTicket: 1n,
  maximumGaps: 10,
  areaLimit: null,
  otherAreasLimit: null,
  priorityAreas: [],
};

test('equals go by their id, whatever their order', () => {
  const gaps = [gap('b'), gap('a'), gap('c')];
  for (const order of [gaps, gaps.toReversed()]) {
    expect([...solvePlan(highs, order, free, 5).amounts]).toEqual([['a', 100n]]);
    expect([...solvePlan(highs, order, { ...free, maximumGaps: 1, minimumTicket: 60n }, 5).amounts]).toEqual([
      ['a', 100n],
    ]);
  }
  expect(byWorth(gap('a', { people: 101n }), gap('b'))).toBe(-1);
});

test('a gap with less open than the ticket is closed whole or left', () => {
  const gaps = [gap('small', { open: 30n, people: 1_000n }), gap('large')];
  const rules = { ...free, minimumTicket: 50n };
  expect(Object.fromEntries(solvePlan(highs, gaps, rules, 5).amounts)).toEqual({ small: 30n, large: 70n });
  // 60 leave 30 for the large one: less than its ticket. The small one reaches more.
  expect(Object.fromEntries(solvePlan(highs, gaps, { ...rules, budget: 60n }, 5).amounts)).toEqual({ small: 30n });
});

test('each rule breaks just beyond its edge', () => {
  const gaps = [gap('in', { areaCode: '15.71.01' }), gap('out')];
  const rules = {
    ...free,
    minimumTicket: 10n,
    maximumGaps: 1,
    areaLimit: 60n,
    otherAreasLimit: 40n,
    priorityAreas: ['15.71'],
  };
  const breaches = (amounts: Record<string, bigint>, changed: Partial<PlanRules> = {}) =>
    breachesOf(new Map(Object.entries(amounts)), gaps, { ...rules, ...changed }).length;
  expect([breaches({ in: 60n }), breaches({ in: 61n })]).toEqual([0, 1]);
  expect([breaches({ out: 40n }), breaches({ out: 41n })]).toEqual([0, 1]);
  expect([breaches({ in: 10n }), breaches({ in: 9n })]).toEqual([0, 1]);
  expect([breaches({ in: 50n, out: 10n }, { maximumGaps: 2 }), breaches({ in: 50n, out: 10n })]).toEqual([0, 1]);
  expect([
    breaches({ in: 60n, out: 40n }, { maximumGaps: 2 }),
    breaches({ in: 60n, out: 40n }, { maximumGaps: 2, budget: 99n }),
  ]).toEqual([0, 1]);
  expect(breaches({ in: 101n }, { areaLimit: null, budget: 200n })).toBe(1);
});

test('the limits that are used up are eased by their step, and no other', () => {
  const gaps = [gap('a', { need: 1_000n, open: 1_000n }), gap('b', { areaCode: '15.71.01' })];
  const rules = { ...free, budget: 500n, areaLimit: 300n, minimumTicket: 20n };
  const { amounts } = solvePlan(highs, gaps, rules, 5);
  expect(
    easingsOf(amounts, gaps, rules).map(({ kind, areaCode, limit, used }) => [kind, areaCode, limit, used]),
  ).toEqual([
    ['AREA_SHARE', '15.07', 300n, 300n],
    ['MINIMUM_TICKET', null, 20n, 20n],
  ]);
  const [area] = easingsOf(amounts, gaps, rules);
  expect(area && reachOf(solvePlan(highs, gaps, area.rules, 5).amounts, gaps)).toBeGreaterThan(reachOf(amounts, gaps));
  expect([stepOf(10_000_000_000n), stepOf(99n), stepOf(9n)]).toEqual([1_000_000_000n, 1n, 1n]);
});

test('shares are read exactly, and all that is wrong is said at once', () => {
  expect(['0.25', '1', '0.0001', '1.0'].map(readShare)).toEqual([2_500n, 10_000n, 1n, 10_000n]);
  expect(['0', '1.1', '0.00001', '-0.5', 'x', ''].map(readShare)).toEqual([null, null, null, null, null, null]);
  const question = { budget: 1_001n, within: [], categories: [], maximumGaps: 50 };
  expect(problemsOfQuestion(question)).toEqual([]);
  const wrong = {
    ...question,
    budget: 0n,
    within: ['1507'],
    minimumTicket: 1n,
    maximumGaps: 501,
    equity: { maxShareOfOneArea: '2', minShareToPriorityAreas: '0.5', priorityAreas: ['15.07.01'] },
  };
  expect(problemsOfQuestion(wrong).map(({ field }) => field)).toEqual([
    'budget',
    'minimumTicket',
    'maximumGaps',
    'within.0',
    'equity.maxShareOfOneArea',
    'equity.priorityAreas.0',
  ]);
  expect(
    rulesOf({
      ...question,
      equity: { maxShareOfOneArea: '0.3333', minShareToPriorityAreas: '0.5', priorityAreas: ['15'] },
    }),
  ).toMatchObject({
    areaLimit: 333n,
    otherAreasLimit: 500n,
  });
});

test('a new pledge begins with the 51st part, or with the rupiah that is too much', () => {
  const parts = (amounts: bigint[]) => amounts.map((amount) => ({ amount }));
  const sizes = (amounts: bigint[], most: bigint) => pledgesOf(parts(amounts), most).map(({ length }) => length);
  expect(sizes(Array<bigint>(50).fill(1n), 50n)).toEqual([50]);
  expect(sizes(Array<bigint>(51).fill(1n), 100n)).toEqual([50, 1]);
  expect(sizes([60n, 40n, 1n], 100n)).toEqual([2, 1]);
  expect(sizes([60n, 41n], 100n)).toEqual([1, 1]);
});

test('what is wrong with the lines of a plan is said at once', () => {
  const known = new Map([
    ['a', { kind: 'MONEY' as const }],
    ['b', { kind: 'GOODS' as const }],
  ]);
  expect(problemsOfPlan([{ needLineId: 'a', amount: 100n }], known, 100n)).toEqual([]);
  const parts = ['a', 'a', 'b', 'c'].map((needLineId, at) => ({ needLineId, amount: [101n, 0n, 1n, 1n][at] ?? 1n }));
  expect(problemsOfPlan(parts, known, 100n).map(({ field, code }) => [field, code])).toEqual([
    ['lines.0.amount', 'AMOUNT_TOO_LARGE'],
    ['lines.1.needLineId', 'DUPLICATE'],
    ['lines.1.amount', 'AMOUNT_TOO_SMALL'],
    ['lines.2.needLineId', 'KIND_NOT_ACCEPTED'],
    ['lines.3.needLineId', 'NEED_LINE_UNKNOWN'],
  ]);
});
