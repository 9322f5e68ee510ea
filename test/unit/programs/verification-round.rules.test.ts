import { expect, test } from 'vitest';

import { problemsOfProvenance } from '../../../subgraphs/programs/sources/source.rules.ts';
import { problemsOfRound, refuseRound } from '../../../subgraphs/programs/verifications/verification-round.rules.ts';

test('a new round needs no version, a standing one its newest', () => {
  expect(refuseRound(null, null)).toBeNull();
  expect(refuseRound({ version: 2 }, 2)).toBeNull();
  expect(refuseRound({ version: 2 }, null)).toMatchObject({ __typename: 'VerificationRoundStale', currentVersion: 2 });
  expect(refuseRound({ version: 2 }, 1)).toMatchObject({ currentVersion: 2 });
  expect(refuseRound(null, 1)).toMatchObject({ currentVersion: 0 });
});

const round = { budgetStatus: 'BUDGETED' as const, budget: 1n, checkedCount: 10n, validCount: 10n };

test('a budget goes with BUDGETED and is no nothing', () => {
  expect(problemsOfRound(round)).toEqual([]);
  expect(problemsOfRound({ ...round, budget: 0n })).toMatchObject([{ code: 'BUDGET_IS_ZERO' }]);
  expect(problemsOfRound({ ...round, budgetStatus: 'UNKNOWN' })).toMatchObject([{ code: 'BUDGET_WITHOUT_STATUS' }]);
});

test('no more records are valid than were checked', () => {
  expect(problemsOfRound({ ...round, validCount: 11n })).toMatchObject([{ code: 'MORE_VALID_THAN_CHECKED' }]);
  expect(problemsOfRound({ ...round, checkedCount: null })).toMatchObject([{ code: 'MORE_VALID_THAN_CHECKED' }]);
});

test('a number names one source and a day that has come', () => {
  const today = '2026-11-21';
  expect(problemsOfProvenance('p', { sourceCode: 'a', asOf: today }, today)).toEqual([]);
  expect(problemsOfProvenance('p', { asOf: today }, today)).toMatchObject([{ code: 'ONE_SOURCE' }]);
  expect(problemsOfProvenance('p', { sourceCode: 'a', newSource: {}, asOf: today }, today)).toMatchObject([
    { code: 'ONE_SOURCE' },
  ]);
  expect(problemsOfProvenance('p', { sourceCode: 'a', asOf: '2026-11-22' }, today)).toMatchObject([
    { field: 'p.asOf' },
  ]);
});
