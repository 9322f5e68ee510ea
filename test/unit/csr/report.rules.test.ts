import { expect, test } from 'vitest';

import {
  budgetOf,
  planState,
  refuseStalePlan,
  refuseSubmittedPlan,
} from '../../../subgraphs/csr/annual-plans/csr-plan.rules.ts';
import {
  peopleReached,
  realisationOf,
  refuseUnchangedReport,
  registerState,
  reportLines,
  type RealisationRow,
} from '../../../subgraphs/csr/reports/report.rules.ts';

const row = (change: Partial<RealisationRow>): RealisationRow => ({
  id: '1',
  source: 'DELIVERY',
  code: 'IKR-1',
  flow: 'NEW_MONEY',
  kind: 'MONEY',
  item: null,
  unit: 'IDR',
  amount: '100',
  estimatedValue: null,
  day: '2026-11-21',
  areaCode: '15.07.01',
  categoryCode: 'PPKS-08',
  gapAreaId: null,
  isVerified: true,
  ...change,
});

test('totals keep flows apart, and money, value and hours apart; they are sums of rows', () => {
  const rows = [
    row({}),
    row({ amount: '9007199254740991' }),
    row({ flow: 'CARRY_OVER', amount: '7' }),
    row({ kind: 'GOODS', item: 'beras', unit: 'kg', amount: '5', estimatedValue: '75' }),
    row({ kind: 'PERSON_TIME', unit: 'jam', amount: '8' }),
  ];
  expect(realisationOf(rows, 'NEW_MONEY')).toEqual({
    money: '9007199254741091',
    estimatedValue: '75',
    personHours: '8',
  });
  expect(realisationOf(rows, 'CARRY_OVER')).toEqual({ money: '7', estimatedValue: '0', personHours: '0' });
  expect(realisationOf(rows, 'PASS_THROUGH')).toEqual({ money: '0', estimatedValue: '0', personHours: '0' });
  expect(reportLines(rows).map(({ flow, kind, amount }) => [flow, kind, amount])).toEqual([
    ['CARRY_OVER', 'MONEY', '7'],
    ['NEW_MONEY', 'GOODS', '5'],
    ['NEW_MONEY', 'MONEY', '9007199254741091'],
    ['NEW_MONEY', 'PERSON_TIME', '8'],
  ]);
});

test('people are counted once per gap; below kabupaten/kota only in tens, and unknown is not zero', () => {
  const wide = { gapAreaId: 'a', areaCode: '15.07', people: 123 };
  const narrow = { gapAreaId: 'b', areaCode: '15.07.01', people: 4 };
  expect(peopleReached([])).toEqual({ people: 0, isRounded: false });
  expect(peopleReached([wide, wide])).toEqual({ people: 123, isRounded: false });
  expect(peopleReached([wide, narrow])).toEqual({ people: 120, isRounded: true });
  expect(peopleReached([narrow])).toEqual({ people: 0, isRounded: true });
  expect(peopleReached([{ ...narrow, people: 10 }]).people).toBe(10);
  expect(peopleReached([wide, { ...narrow, people: null }]).people).toBeNull();
});

test('a member has reported, has something to report, or has pledged nothing', () => {
  expect(registerState(true, 0, 0)).toBe('REPORTED');
  expect([registerState(false, 1, 0), registerState(false, 0, 1)]).toEqual(['NOT_REPORTED', 'NOT_REPORTED']);
  expect(registerState(false, 0, 0)).toBe('NOTHING_PLEDGED');
  expect(refuseUnchangedReport(null)).toBeNull();
  expect(refuseUnchangedReport('LTJ-1')).toMatchObject({ reportCode: 'LTJ-1' });
});

test('a plan costs what its activities cost, and is submitted version by version', () => {
  expect(budgetOf([{ budget: 2n }, { budget: 3n }])).toBe(5n);
  expect([planState(2, null), planState(2, 1), planState(2, 2)]).toEqual(['DRAFT', 'DRAFT', 'SUBMITTED']);
  expect(refuseStalePlan(0, 0)).toBeNull();
  expect(refuseStalePlan(2, 1)).toMatchObject({ version: 2 });
  expect(refuseSubmittedPlan(2, 1)).toBeNull();
  expect(refuseSubmittedPlan(2, 2)).toMatchObject({ code: 'PLAN_ALREADY_SUBMITTED' });
});
