import { describe, expect, test } from 'vitest';

import {
  ALLOCATION_STEPS,
  AllocationState,
  isStep,
  pledgeState,
  shareOf,
} from '../../../subgraphs/csr/allocations/allocation-state.rules.ts';
import {
  allocationActions,
  availableSteps,
  maySeeGiver,
  refuseAnswer,
  refuseOverCoverage,
  refuseOwnPledge,
  refuseStep,
} from '../../../subgraphs/csr/allocations/allocation.rules.ts';
import { instalmentsWithLateness, pledgeActions, totalsOf } from '../../../subgraphs/csr/pledges/pledge.rules.ts';

const states = Object.values(AllocationState);
const share = (state: AllocationState, delivered = 0n) => shareOf({ state, amount: 10n, delivered });
const standing = (state: AllocationState, stateChangedAt = '2026-01-01') => ({ state, stateChangedAt });
const part = {
  kind: 'MONEY' as const,
  item: null,
  unit: 'IDR',
  requestedAmount: 10n,
  amount: 8n,
  delivered: 3n,
  state: 'IN_DELIVERY' as const,
};
const terms = [
  { dueOn: '2026-05-01', amount: 3n },
  { dueOn: '2026-06-01', amount: 5n },
];
const late = (today: string, delivered: bigint) =>
  instalmentsWithLateness(terms, [{ ...part, delivered }], today).map((term) => term.isLate);

describe('the life of an allocation', () => {
  test('every state has its steps, and the five ends have none', () => {
    expect(Object.keys(ALLOCATION_STEPS).toSorted()).toEqual(states.toSorted());
    const ends = states.filter((state) => ALLOCATION_STEPS[state].length === 0);
    expect(ends.toSorted()).toEqual(['CANCELLED', 'CLOSED', 'EXPIRED', 'REJECTED', 'WITHDRAWN']);
  });

  test('a step is taken from where it starts and refused from elsewhere, with the state it has', () => {
    expect(isStep('SUBMITTED', 'COMMITTED')).toBe(true);
    expect(refuseStep('SUBMITTED', 'COMMITTED')).toBeNull();
    expect(refuseStep('COMMITTED', 'COMMITTED')).toMatchObject({
      __typename: 'AllocationStateDiffers',
      state: 'COMMITTED',
    });
  });

  test('only submitted amounts are held, accepted ones are committed less what was delivered, ends take nothing more', () => {
    expect(share('SUBMITTED')).toEqual({ held: 10n, committed: 0n, delivered: 0n });
    expect(share('WAITLISTED')).toEqual({ held: 0n, committed: 0n, delivered: 0n });
    expect(share('IN_DELIVERY', 4n)).toEqual({ held: 0n, committed: 6n, delivered: 4n });
    expect(share('DISPUTED', 4n)).toEqual({ held: 0n, committed: 6n, delivered: 4n });
    expect(share('CANCELLED', 4n)).toEqual({ held: 0n, committed: 0n, delivered: 4n });
  });

  test('a pledge stands where its least advanced live part stands, else at its last exit', () => {
    expect(pledgeState([standing('COMMITTED'), standing('SUBMITTED'), standing('REJECTED')])).toBe('SUBMITTED');
    expect(pledgeState([standing('CLOSED'), standing('CANCELLED', '2026-09-09')])).toBe('CLOSED');
    expect(pledgeState([standing('REJECTED', '2026-01-02'), standing('WITHDRAWN', '2026-01-01')])).toBe('REJECTED');
  });
});

describe('who sees and does what', () => {
  const nobody = { isOwner: false, isCoordinator: false };
  const owner = { isOwner: true, isCoordinator: false };
  const judge = { isOwner: false, isCoordinator: true };

  test('the public learns who gives only after acceptance, and never of a hidden company', () => {
    expect(maySeeGiver({ state: 'SUBMITTED', isHidden: false }, nobody)).toBe(false);
    expect(maySeeGiver({ state: 'COMMITTED', isHidden: false }, nobody)).toBe(true);
    expect(maySeeGiver({ state: 'COMMITTED', isHidden: true }, nobody)).toBe(false);
    expect(maySeeGiver({ state: 'REJECTED', isHidden: false }, nobody)).toBe(false);
    expect(maySeeGiver({ state: 'SUBMITTED', isHidden: true }, judge)).toBe(true);
    expect(maySeeGiver({ state: 'DRAFT', isHidden: false }, judge)).toBe(false);
    expect(maySeeGiver({ state: 'DRAFT', isHidden: true }, owner)).toBe(true);
  });

  test('a coordinator judges, a company withdraws, cancels and delivers, and nobody judges the own pledge', () => {
    expect(allocationActions('SUBMITTED', judge)).toEqual(['VERIFY', 'REJECT', 'REQUEST_INFO']);
    expect(allocationActions('SUBMITTED', owner)).toEqual(['WITHDRAW']);
    expect(allocationActions('SUBMITTED', { isOwner: true, isCoordinator: true })).toEqual(['WITHDRAW']);
    expect(allocationActions('SUBMITTED', owner, { isAsked: true })).toEqual(['ANSWER_INFO', 'WITHDRAW']);
    expect(allocationActions('SUBMITTED', judge, { isAsked: true })).not.toContain('ANSWER_INFO');
    expect(allocationActions('COMMITTED', owner, { isAsked: true })).not.toContain('ANSWER_INFO');
    expect(allocationActions('COMMITTED', owner)).toEqual(['CANCEL', 'RECORD_DELIVERY']);
    expect(allocationActions('COMMITTED', nobody)).toEqual([]);
    expect(availableSteps('SUBMITTED', judge)).toEqual(['COMMITTED', 'REJECTED']);
    expect(availableSteps('SUBMITTED', owner)).toEqual(['WITHDRAWN']);
    expect(pledgeActions(true, [{ state: 'DRAFT', actions: [] }])).toEqual(['EDIT', 'SUBMIT']);
    expect(pledgeActions(false, [{ state: 'DRAFT', actions: [] }])).toEqual([]);
    expect(refuseOwnPledge('org-1', 'org-1')).toMatchObject({ code: 'OWN_ORGANISATION' });
    expect(refuseOwnPledge('org-1', 'org-2')).toBeNull();
  });

  test('only a question that waits is answered', () => {
    expect(refuseAnswer('SUBMITTED', 'Kapan?')).toBeNull();
    expect(refuseAnswer('SUBMITTED', null)).toMatchObject({ code: 'NOTHING_ASKED' });
    expect(refuseAnswer('COMMITTED', 'Kapan?')).toMatchObject({ code: 'PLEDGE_STATE_CONFLICT', state: 'COMMITTED' });
  });

  test('a held amount that no longer fits needs both the word and a reason', () => {
    expect(refuseOverCoverage(50n, 50n, { over: false, reason: null })).toBeNull();
    expect(refuseOverCoverage(51n, 50n, { over: false, reason: 'x' })).toMatchObject({ uncovered: 50n });
    expect(refuseOverCoverage(51n, 50n, { over: true, reason: null })).toMatchObject({ uncovered: 50n });
    expect(refuseOverCoverage(51n, 50n, { over: true, reason: 'x' })).toBeNull();
  });
});

describe('sums and lateness', () => {
  test('kinds are never added together', () => {
    expect(totalsOf([part, part, { ...part, kind: 'GOODS', unit: 'sak' }])).toMatchObject([
      { kind: 'MONEY', amount: 16n, requestedAmount: 20n, delivered: 6n },
      { kind: 'GOODS', amount: 8n },
    ]);
  });

  test('an instalment is late the day after it was due, unless its money has come', () => {
    expect(late('2026-05-01', 0n)).toEqual([false, false]);
    expect(late('2026-05-02', 2n)).toEqual([true, false]);
    expect(late('2026-05-02', 3n)).toEqual([false, false]);
    expect(late('2026-06-02', 7n)).toEqual([false, true]);
  });
});
