import { expect, test } from 'vitest';

import {
  activityActions,
  problemsOfReport,
  refuseActivityStep,
  refuseBeyondOpen,
  type Report,
} from '../../../subgraphs/csr/activities/activity.rules.ts';
import { afterActivity, newMoneyOf } from '../../../subgraphs/csr/gap-areas/account.rules.ts';
import { totalLines } from '../../../subgraphs/csr/totals/total.rules.ts';

const money: Report = { kind: 'MONEY', amount: 100n, categoryCode: 'PPKS-24', doneOn: '2026-11-21' };
const limits = { today: '2026-11-21', most: 100n };
const codes = (change: Partial<Report>) => problemsOfReport({ ...money, ...change }, limits).map(({ code }) => code);

test('a report is whole at its edges, and each thing wrong is told', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ amount: 101n, doneOn: '2026-11-22' })).toEqual(['AMOUNT_TOO_LARGE', 'DAY_IN_FUTURE']);
  expect(codes({ amount: 0n, categoryCode: 'PPKS-27', item: 'x', estimatedValue: 1n })).toEqual([
    'AMOUNT_TOO_SMALL',
    'UNKNOWN_CATEGORY',
    'KIND_NOT_ACCEPTED',
    'KIND_NOT_ACCEPTED',
  ]);
  expect(codes({ kind: 'GOODS', amount: 5_000n, unit: 'paket', estimatedValue: 100n })).toEqual([]);
  expect(codes({ kind: 'GOODS', estimatedValue: 101n })).toEqual(['AMOUNT_TOO_LARGE', 'REQUIRED']);
});

test('up to what is open counts; one more needs a reason', () => {
  const no = { over: false, reason: null };
  expect(refuseBeyondOpen(10n, 10n, no)).toBeNull();
  expect(refuseBeyondOpen(11n, 10n, no)?.code).toBe('ACTIVITY_EXCEEDS_OPEN');
  expect(refuseBeyondOpen(11n, 10n, { over: true, reason: null })).not.toBeNull();
  expect(refuseBeyondOpen(11n, 10n, { over: true, reason: 'x' })).toBeNull();
});

test('a report is decided once, by a coordinator who is not its company', () => {
  expect(refuseActivityStep('REPORTED', 'VERIFIED')).toBeNull();
  expect(refuseActivityStep('VERIFIED', 'REJECTED')?.state).toBe('VERIFIED');
  const reported = { state: 'REPORTED', storedEvidence: 1 } as const;
  expect(activityActions(reported, { isOwner: false, isCoordinator: true })).toEqual(['VERIFY', 'REJECT']);
  expect(activityActions({ ...reported, storedEvidence: 0 }, { isOwner: false, isCoordinator: true })).toEqual([
    'REJECT',
  ]);
  expect(activityActions(reported, { isOwner: true, isCoordinator: true })).toEqual(['ATTACH_EVIDENCE']);
});

test('a fact beyond the need raises the excess by as much as it goes beyond', () => {
  const line = { need: 100n, budget: 0n, held: 50n, committed: 20n, delivered: 0n, excess: 0n };
  expect(afterActivity(line, 30n)).toMatchObject({ delivered: 30n, excess: 0n });
  expect(afterActivity(line, 31n)).toMatchObject({ delivered: 31n, excess: 1n });
});

test('totals take new money; what is handed on or carried over stands beside', () => {
  const one = { kind: 'MONEY', item: null, unit: 'rupiah', held: 1n, committed: 2n, delivered: 4n } as const;
  expect(
    totalLines([
      { ...one, flow: 'NEW_MONEY' },
      { ...one, flow: 'PASS_THROUGH' },
      { ...one, flow: 'CARRY_OVER' },
      { ...one, unit: 'paket', flow: 'NEW_MONEY' },
    ]),
  ).toMatchObject([
    { unit: 'rupiah', held: 1n, committed: 2n, delivered: 4n, passedThrough: 7n, carriedOver: 7n },
    { unit: 'paket', held: 1n, passedThrough: 0n },
  ]);
  expect(newMoneyOf({ held: 3n, committed: 2n, delivered: 1n }, { held: 1n, committed: 2n, delivered: 0n })).toEqual({
    held: 2n,
    committed: 0n,
    delivered: 1n,
  });
});
