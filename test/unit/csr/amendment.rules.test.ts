import { expect, test } from 'vitest';

import {
  fitInstalments,
  isAmendable,
  moreOf,
  needsConsent,
  problemsOfChanges,
  problemsOfPlan,
  refuseBelowSent,
  refuseVersion,
  statusOf,
  type Wanted,
} from '../../../subgraphs/csr/amendments/amendment.rules.ts';
import { shareOf } from '../../../subgraphs/csr/allocations/allocation-state.rules.ts';
import { valueInProportion } from '../../../subgraphs/csr/pledges/pledge-content.rules.ts';

const part = (change: Partial<Wanted> = {}): Wanted => ({
  allocationId: 'a',
  needLineId: 'l',
  state: 'COMMITTED',
  amount: 40n,
  sent: 10n,
  open: 5n,
  to: 41n,
  ...change,
});

test('more of what was accepted needs consent; less, and what nobody accepted, does not', () => {
  expect(needsConsent(part())).toBe(true);
  expect(needsConsent(part({ to: 40n }))).toBe(false);
  expect(needsConsent(part({ state: 'SUBMITTED' }))).toBe(false);
  expect(moreOf(part())).toBe(1n);
  expect(moreOf(part({ state: 'WAITLISTED' }))).toBe(0n);
  expect([isAmendable('IN_DELIVERY'), isAmendable('DELIVERED'), isAmendable('DRAFT')]).toEqual([true, false, false]);
});

test('down to what was sent and no further; only from the newest version', () => {
  expect(refuseBelowSent([part({ to: 10n })])).toBeNull();
  expect(refuseBelowSent([part({ to: 9n })])).toMatchObject({ allocationId: 'a', sent: 10n });
  expect(refuseVersion(2, 2)).toBeNull();
  expect(refuseVersion(3, 2)).toMatchObject({ code: 'VERSION_CONFLICT', version: 3 });
});

test('an increase is held beside what is committed', () => {
  const shared = shareOf({ state: 'COMMITTED', amount: 40n, delivered: 0n, increase: 30n });
  expect(shared).toEqual({ held: 30n, committed: 40n, delivered: 0n });
});

test('what was asked lapses without a decision; what was not asked is applied', () => {
  const asked = { outcome: null, isAsking: false, hasAsked: true };
  expect(statusOf(asked)).toBe('LAPSED');
  expect(statusOf({ ...asked, isAsking: true })).toBe('PENDING');
  expect(statusOf({ ...asked, outcome: 'DECLINED' })).toBe('DECLINED');
  expect(statusOf({ ...asked, hasAsked: false })).toBe('APPLIED');
});

test('a plan gives way at its end, and grows there', () => {
  const terms = [10n, 20n].map((amount, index) => ({ dueOn: `2026-12-0${index + 1}`, amount }));
  const amounts = (money: bigint) => fitInstalments(terms, money).map(({ amount }) => amount);
  expect([amounts(30n), amounts(25n), amounts(10n), amounts(45n)]).toEqual([[10n, 20n], [10n, 15n], [10n], [10n, 35n]]);
  expect(fitInstalments([], 5n)).toEqual([]);
  const codes = (plan: typeof terms, money: bigint) =>
    problemsOfPlan(plan, terms, { money, today: '2026-12-02' }).map(({ code }) => code);
  expect(codes(terms, 30n)).toEqual([]);
  expect(codes([{ dueOn: '2026-11-30', amount: 0n }], 30n)).toEqual([
    'AMOUNT_TOO_SMALL',
    'DATE_IN_PAST',
    'TERMS_NOT_EQUAL_TOTAL',
  ]);
});

test('a value follows the amount, half a rupiah up', () => {
  expect([valueInProportion(1_000n, 16n, 7n), valueInProportion(1n, 2n, 1n), valueInProportion(1n, 3n, 1n)]).toEqual([
    438n,
    1n,
    0n,
  ]);
});

test('each thing wrong with a change is told', () => {
  const parts = new Map([
    ['a', { amount: 5n, kind: 'GOODS' }],
    ['b', { amount: 5n, kind: 'MONEY' }],
  ]);
  const codes = (...changes: Parameters<typeof problemsOfChanges>[0]) =>
    problemsOfChanges(changes, parts).map(({ code }) => code);
  expect(codes({ allocationId: 'a', amount: 5n, estimatedValue: 1n })).toEqual([]);
  expect(codes({ allocationId: 'b', amount: 5n })).toEqual(['NOTHING_CHANGES']);
  expect(codes({ allocationId: 'b', amount: 6n, estimatedValue: 1n }, { allocationId: 'B', amount: 0n })).toEqual([
    'KIND_NOT_ACCEPTED',
    'DUPLICATE',
    'AMOUNT_TOO_SMALL',
  ]);
});
