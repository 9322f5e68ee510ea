import { describe, expect, test } from 'vitest';

import {
  afterMove,
  afterNeedChange,
  coverageRatio,
  coverageStateOf,
  openOf,
  overCoveredOf,
  promotedFrom,
  takesPledges,
  uncoveredOf,
  type LineFigures,
} from '../../../subgraphs/csr/gap-areas/account.rules.ts';

const line = (change: Partial<LineFigures> = {}): LineFigures => ({
  need: 100n,
  budget: 0n,
  held: 0n,
  committed: 0n,
  delivered: 0n,
  excess: 0n,
  ...change,
});
const nothing = { held: 0n, committed: 0n, delivered: 0n };

describe('the figures of a need line', () => {
  test('what is held is still uncovered, but not open', () => {
    const held = line({ budget: 10n, held: 30n, committed: 20n, delivered: 15n });
    expect([uncoveredOf(held), openOf(held), overCoveredOf(held)]).toEqual([55n, 25n, 0n]);
  });

  test('beyond the need nothing is uncovered or open, and the rest is over-covered', () => {
    const full = line({ budget: 60n, committed: 40n });
    expect([uncoveredOf(full), openOf(full), overCoveredOf(full)]).toEqual([0n, 0n, 0n]);
    const over = line({ budget: 60n, committed: 41n, held: 5n });
    expect([uncoveredOf(over), openOf(over), overCoveredOf(over)]).toEqual([0n, 0n, 1n]);
  });

  test('holds beyond what is uncovered leave nothing open, never less', () => {
    expect(openOf(line({ need: 50n, held: 80n }))).toBe(0n);
  });

  test('the ratio has four decimals, is cut off, may pass one, and is missing without a need', () => {
    expect(coverageRatio(line({ need: 3n, committed: 2n }))).toBe('0.6666');
    expect(coverageRatio(line({ committed: 130n }))).toBe('1.3000');
    expect(coverageRatio(line({ need: 0n, committed: 5n }))).toBeNull();
  });
});

describe('moving the account', () => {
  test('accepting turns held into committed and leaves the sum alone', () => {
    const moved = afterMove(line({ held: 60n }), { ...nothing, held: 60n }, { ...nothing, committed: 60n });
    expect(moved).toEqual(line({ committed: 60n }));
  });

  test('a command never raises the excess: the constraint of the table refuses what goes beyond', () => {
    expect(afterMove(line({ held: 100n }), nothing, { ...nothing, held: 1n }).excess).toBe(0n);
  });

  test('a release takes the excess down with it, to what is left of it', () => {
    const over = line({ need: 50n, held: 80n, excess: 30n });
    expect(afterMove(over, { ...nothing, held: 20n }, nothing).excess).toBe(10n);
    expect(afterMove(over, { ...nothing, held: 80n }, nothing).excess).toBe(0n);
  });

  test('a lowered need keeps what was taken, and a raised one takes the excess back', () => {
    const lowered = afterNeedChange(line({ held: 30n, committed: 50n }), { need: 60n, budget: 0n });
    expect(lowered).toMatchObject({ need: 60n, excess: 20n });
    expect(afterNeedChange(lowered, { need: 80n, budget: 0n }).excess).toBe(0n);
    expect(afterNeedChange(lowered, { need: 80n, budget: 1n }).excess).toBe(1n);
  });
});

describe('how far a gap is covered', () => {
  test('one open line keeps a gap open; holds alone do not cover it', () => {
    expect(coverageStateOf([line({ committed: 100n }), line({ committed: 99n })])).toBe('OPEN');
    expect(coverageStateOf([line({ committed: 100n }), line({ committed: 99n, held: 1n })])).toBe('FULLY_HELD');
    expect(coverageStateOf([line({ committed: 100n }), line({ delivered: 100n })])).toBe('COVERED');
    expect(coverageStateOf([line({ committed: 101n }), line({ delivered: 100n })])).toBe('OVER_COVERED');
    expect(coverageStateOf([])).toBe('OPEN');
  });

  test('a gap takes pledges until its deadline has passed, and only while it is published', () => {
    const gap = { status: 'PUBLISHED', deadline: '2027-11-30' };
    expect(takesPledges(gap, '2027-11-30')).toBe(true);
    expect(takesPledges(gap, '2027-12-01')).toBe(false);
    expect(takesPledges({ ...gap, status: 'CLOSED' }, '2027-01-01')).toBe(false);
    expect(takesPledges({ ...gap, deadline: null }, '2099-01-01')).toBe(true);
  });
});

describe('the waiting list', () => {
  const queue = [{ amount: 50n }, { amount: 30n }, { amount: 20n }];

  test('goes in queue order, each that fits whole', () => {
    expect(promotedFrom(queue, 49n)).toEqual([{ amount: 30n }]);
    expect(promotedFrom(queue, 50n)).toEqual([{ amount: 50n }]);
    expect(promotedFrom(queue, 70n)).toEqual([{ amount: 50n }, { amount: 20n }]);
    expect(promotedFrom(queue, 100n)).toEqual(queue);
    expect(promotedFrom(queue, 19n)).toEqual([]);
  });
});
