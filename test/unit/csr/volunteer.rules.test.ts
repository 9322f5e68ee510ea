import { expect, test } from 'vitest';

import {
  problemsOfOffer,
  refuseAllocation,
  refuseDecided,
  refuseWithdrawal,
  refuseHours,
} from '../../../subgraphs/csr/volunteers/volunteer.rules.ts';

const TODAY = '2026-11-21';
const offer = { people: 2, hours: 48n, beginsOn: TODAY, endsOn: TODAY };

test('an offer begins today at the earliest and has no more hours than its people have days', () => {
  expect(problemsOfOffer(offer, TODAY)).toEqual([]);
  expect(problemsOfOffer({ ...offer, hours: 49n }, TODAY)).toMatchObject([{ code: 'HOURS_BEYOND_DAYS' }]);
  expect(problemsOfOffer({ ...offer, hours: 0n, beginsOn: '2026-11-20' }, TODAY)).toMatchObject([
    { field: 'beginsOn', code: 'DAY_IN_PAST' },
    { field: 'hours', code: 'INVALID_AMOUNT' },
  ]);
  expect(problemsOfOffer({ ...offer, beginsOn: '2026-11-22' }, TODAY)).toMatchObject([{ code: 'ENDS_BEFORE_BEGIN' }]);
  expect(problemsOfOffer({ ...offer, endsOn: '2028-11-20' }, TODAY)).toEqual([]);
  expect(problemsOfOffer({ ...offer, endsOn: '2028-11-22' }, TODAY)).toMatchObject([{ code: 'PERIOD_TOO_LONG' }]);
});

test('volunteers belong to accepted person-time that is not all received', () => {
  expect(refuseAllocation({ kind: 'PERSON_TIME', state: 'COMMITTED' })).toBeNull();
  expect(refuseAllocation({ kind: 'PERSON_TIME', state: 'IN_DELIVERY' })).toBeNull();
  expect(refuseAllocation({ kind: 'PERSON_TIME', state: 'SUBMITTED' })).toMatchObject({ state: 'SUBMITTED' });
  expect(refuseAllocation({ kind: 'PERSON_TIME', state: 'DELIVERED' })).not.toBeNull();
  expect(refuseAllocation({ kind: 'MONEY', state: 'COMMITTED' })).toMatchObject({ code: 'NOT_PERSON_TIME' });
});

test('the last hour of a commitment fits, one more does not', () => {
  expect(refuseHours(100n, 60n, 40n)).toBeNull();
  expect(refuseHours(100n, 60n, 41n)).toMatchObject({ left: 40n });
  // The pledge was lowered below what had been accepted.
  expect(refuseHours(50n, 60n, 1n)).toMatchObject({ left: 0n });
});

test('an offer is decided once, up to its last day', () => {
  expect(refuseDecided({ status: 'WAITING', endsOn: TODAY }, TODAY)).toBeNull();
  expect(refuseDecided({ status: 'WAITING', endsOn: '2026-11-20' }, TODAY)).toMatchObject({ status: 'WAITING' });
  expect(refuseDecided({ status: 'ACCEPTED', endsOn: TODAY }, TODAY)).toMatchObject({ status: 'ACCEPTED' });
});

test('an offer is taken back until its last day, whether it was accepted or not, and once', () => {
  for (const status of ['WAITING', 'ACCEPTED'] as const) {
    expect(refuseWithdrawal({ status, endsOn: TODAY }, TODAY)).toBeNull();
    expect(refuseWithdrawal({ status, endsOn: '2026-11-20' }, TODAY)).toMatchObject({ status });
  }
  for (const status of ['DECLINED', 'WITHDRAWN'] as const)
    expect(refuseWithdrawal({ status, endsOn: TODAY }, TODAY)).toMatchObject({ code: 'VOLUNTEER_OFFER_CLOSED' });
});
