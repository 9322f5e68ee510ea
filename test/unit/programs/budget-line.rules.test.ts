import { expect, test } from 'vitest';

import { problemsOfSums, refuseChange } from '../../../subgraphs/programs/budgets/budget-line.rules.ts';

const line = { version: 3, covered: 500n };

test('an allocation may fall to what covers gaps, and not one rupiah below', () => {
  expect(refuseChange(line, { expectedVersion: 3, allocated: 500n })).toBeNull();
  expect(refuseChange(line, { expectedVersion: 3, allocated: 499n })).toMatchObject({
    __typename: 'BudgetLineBelowCoverings',
    covered: 500n,
  });
  expect(refuseChange(line, { expectedVersion: 3, allocated: null })).toMatchObject({
    __typename: 'BudgetLineBelowCoverings',
  });
});

test('a line that covers nothing may lose its allocation', () => {
  expect(refuseChange({ version: 1, covered: 0n }, { expectedVersion: 1, allocated: null })).toBeNull();
});

test('another version than the newest is refused, and told', () => {
  expect(refuseChange(line, { expectedVersion: 2, allocated: 900n })).toMatchObject({
    __typename: 'BudgetLineStale',
    currentVersion: 3,
  });
});

test('a new line knows at least one sum, and none of nothing', () => {
  const nothing = { ceiling: null, allocated: null, realised: null };
  expect(problemsOfSums(nothing)).toMatchObject([{ code: 'NO_SUM' }]);
  expect(problemsOfSums({ ...nothing, allocated: 0n })).toMatchObject([{ field: 'allocated', code: 'AMOUNT_IS_ZERO' }]);
  expect(problemsOfSums({ ...nothing, realised: 0n })).toEqual([]);
  expect(problemsOfSums({ ...nothing, ceiling: 1n })).toEqual([]);
});
