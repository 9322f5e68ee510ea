import { expect, test } from 'vitest';

import {
  baseScore,
  PriorityComponentName,
  priorityOf,
  type PriorityInputs,
} from '../../../subgraphs/programs/priorities/priority.rules.ts';

const WEIGHTS = [
  {
    component: PriorityComponentName.PEOPLE_IN_NEED,
    weight: 30,
    scale: [
      [0, 0],
      [10, 20],
      [100, 40],
      [1000, 60],
    ] as [number, number][],
  },
  {
    component: PriorityComponentName.UNCOVERED_PER_PERSON,
    weight: 30,
    scale: [
      [0, 0],
      [2_500_000, 100],
    ] as [number, number][],
  },
  {
    component: PriorityComponentName.POVERTY_RATE,
    weight: 25,
    scale: [
      [0, 0],
      [25, 100],
    ] as [number, number][],
  },
  {
    component: PriorityComponentName.DEADLINE,
    weight: 15,
    scale: [
      [0, 100],
      [365, 0],
    ] as [number, number][],
  },
];

const INPUTS: PriorityInputs = {
  peopleInNeed: 55n,
  isSuppressed: false,
  uncoveredMoney: 55_000_000n,
  povertyPercent: '12.5',
  deadline: '2027-01-01',
  trustScore: null,
};
const TODAY = '2027-01-01';

test('a score is the sum of weight times value, each part as worked out by hand', () => {
  // 55 people: halfway from 20 to 40 = 30 → 9; Rp1,000,000 each: 40 → 12; 12.5 %: 50 → 12.5; due today: 100 → 15.
  const priority = priorityOf(INPUTS, WEIGHTS, TODAY);
  expect(priority.score).toBe('48.5');
  expect(priority.components.map(({ input, value, points }) => [input, value, points])).toEqual([
    ['55', '30', '9'],
    ['1000000', '40', '12'],
    ['12.5', '50', '12.5'],
    ['0', '100', '15'],
  ]);
});

test('a missing input counts 0 and is named', () => {
  const priority = priorityOf({ ...INPUTS, povertyPercent: null, deadline: null }, WEIGHTS, TODAY);
  expect(priority.score).toBe('21');
  expect(priority.components.filter((part) => part.isMissing).map((part) => part.name)).toEqual([
    'POVERTY_RATE',
    'DEADLINE',
  ]);
});

test('suppressed people give no people component and no money per person', () => {
  const priority = priorityOf({ ...INPUTS, peopleInNeed: 3n, isSuppressed: true }, WEIGHTS, TODAY);
  expect(priority.components.slice(0, 2)).toMatchObject([
    { input: null, points: '0' },
    { input: null, points: '0' },
  ]);
});

test('nobody in need divides nothing', () => {
  expect(priorityOf({ ...INPUTS, peopleInNeed: 0n }, WEIGHTS, TODAY).components[1]).toMatchObject({
    isMissing: true,
    points: '0',
  });
});

test('a scale ends where it ends: beyond its last point nothing rises', () => {
  const [people] = priorityOf({ ...INPUTS, peopleInNeed: 1_000_000n }, WEIGHTS, TODAY).components;
  expect(people).toMatchObject({ value: '60' });
});

test('a deadline a year away counts nothing, one that has passed counts as today', () => {
  const at = (deadline: string) => priorityOf({ ...INPUTS, deadline }, WEIGHTS, TODAY).components[3]?.value;
  expect(at('2028-01-01')).toBe('0');
  expect(at('2027-12-31')).toBe('0.274');
  expect(at('2026-06-01')).toBe('100');
});

test('the lasting part leaves the deadline out and carries its weight for the ranking', () => {
  expect(baseScore(INPUTS, WEIGHTS)).toEqual({
    score: '33.5',
    deadlineWeight: 15,
    deadlineDays: 365,
    trustWeight: 0,
  });
});

test('from version 2 on trust counts: the same gap with doubtful figures ranks lower', () => {
  const trust = {
    component: PriorityComponentName.TRUST,
    weight: 10,
    scale: [
      [0, 0],
      [100, 100],
    ] as [number, number][],
  };
  const scored = (trustScore: string | null) => priorityOf({ ...INPUTS, trustScore }, [...WEIGHTS, trust], TODAY);
  expect([scored('79').score, scored('0').score]).toEqual(['56.4', '48.5']);
  expect(scored(null).components[4]).toMatchObject({ name: 'TRUST', isMissing: true, points: '0' });
  expect(baseScore({ ...INPUTS, trustScore: '79' }, [...WEIGHTS, trust])).toMatchObject({
    score: '33.5',
    trustWeight: 10,
  });
});
