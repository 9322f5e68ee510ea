import { expect, test } from 'vitest';

import {
  outcomeCode,
  problemsOfGaps,
  problemsOfOutcome,
  problemsOfTelling,
  refuseTelling,
} from '../../../subgraphs/programs/outcomes/outcome.rules.ts';

test('what ended stays ended, what is open may be told of as often as there is news', () => {
  const tell = (status: 'OPEN' | 'IN_PROGRESS' | 'DONE' | 'DROPPED', to: typeof status) =>
    refuseTelling({ version: 2, status }, { expectedVersion: 2, status: to })?.__typename ?? null;
  expect([tell('OPEN', 'OPEN'), tell('OPEN', 'DONE'), tell('IN_PROGRESS', 'DROPPED')]).toEqual([null, null, null]);
  expect([tell('IN_PROGRESS', 'OPEN'), tell('DONE', 'IN_PROGRESS'), tell('DROPPED', 'DONE')]).toEqual([
    'OutcomeEnded',
    'OutcomeEnded',
    'OutcomeEnded',
  ]);
});

test('the version seen is the version changed', () => {
  expect(refuseTelling({ version: 2, status: 'OPEN' }, { expectedVersion: 1, status: 'DONE' })).toMatchObject({
    __typename: 'OutcomeStale',
    currentVersion: 2,
  });
});

test('nothing is due before the meeting it comes from', () => {
  const due = (dueOn: string | null, startsOn: string | null) => problemsOfOutcome({ dueOn }, { startsOn }).length;
  expect([due('2026-11-21', '2026-11-21'), due(null, '2026-11-21'), due('2020-01-01', null)]).toEqual([0, 0, 0]);
  expect(due('2026-11-20', '2026-11-21')).toBe(1);
});

test('a linked gap area is a known one, each that is not is named', () => {
  expect(problemsOfGaps(['a', 'b', 'c'], new Set(['b'])).map(({ field }) => field)).toEqual([
    'gapAreaIds.0',
    'gapAreaIds.2',
  ]);
});

test('news is told at a meeting that follows up the first', () => {
  const from = { id: 'a', areaCode: '15', startsOn: '2026-01-01' };
  const later = { id: 'b', areaCode: '15', startsOn: '2026-02-01' };
  expect(problemsOfTelling(from, 'NONE', false)).toEqual([]);
  expect(problemsOfTelling(from, later, true)).toEqual([]);
  expect(problemsOfTelling(from, later, false)).toHaveLength(1);
  expect(problemsOfTelling(from, 'UNKNOWN', false)).toHaveLength(1);
});

test('the code of an outcome is that of its meeting with a letter', () => {
  expect([
    outcomeCode('RKR-15-2022-0001', 'RECOMMENDATION', 2),
    outcomeCode('RKR-15-2022-0001', 'COMMITMENT', 1),
  ]).toEqual(['RKR-15-2022-0001-R2', 'RKR-15-2022-0001-K1']);
});
