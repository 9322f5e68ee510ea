import { expect, test } from 'vitest';

import {
  earmarkOf,
  maySeePoolGiver,
  poolActions,
  problemsOfDraw,
  refuseOutsideEarmark,
  refuseOverdraw,
  refusePoolStep,
  restOf,
  unallocatedOf,
  type PoolFigures,
} from '../../../subgraphs/csr/pools/pool.rules.ts';

const pool = (change: Partial<PoolFigures> = {}): PoolFigures => ({
  state: 'COMMITTED',
  amount: 100n,
  allocated: 40n,
  released: 0n,
  ...change,
});

test('the rest is what no need line has; none once it was given up or never accepted', () => {
  expect(unallocatedOf(pool())).toBe(60n);
  expect(unallocatedOf(pool({ state: 'CANCELLED', released: 60n }))).toBe(0n);
  expect(unallocatedOf(pool({ state: 'REJECTED', allocated: 0n }))).toBe(0n);
});

test('a pool gives up to its rest and not one more', () => {
  expect(refuseOverdraw(60n, pool())).toBeNull();
  expect(refuseOverdraw(61n, pool())).toMatchObject({ code: 'POOL_HAS_LESS', wanted: 61n, unallocated: 60n });
});

test('the earmark holds the area with all within, by whole segments, and the category', () => {
  const gap = (areaCode: string, categoryCode = 'PPKS-24') => [{ gapAreaId: 'g', code: 'G', areaCode, categoryCode }];
  const bound = { areaCode: '15.07', categoryCode: 'PPKS-24' };
  expect(refuseOutsideEarmark(bound, gap('15.07.01'))).toBeNull();
  expect(refuseOutsideEarmark(bound, gap('15.071'))).not.toBeNull();
  expect(refuseOutsideEarmark(bound, gap('15'))).not.toBeNull();
  expect(refuseOutsideEarmark(bound, gap('15.07', 'PPKS-01'))).toMatchObject({ gapAreaId: 'g' });
  expect(refuseOutsideEarmark({ ...bound, categoryCode: null }, gap('15.07', 'PPKS-01'))).toBeNull();
  expect([earmarkOf('15', 'PPKS-24'), earmarkOf(null, 'PPKS-24'), earmarkOf(null, null)]).toEqual([
    'AREA',
    'CATEGORY',
    'UNEARMARKED',
  ]);
});

test('only the steps of the table are taken', () => {
  expect(refusePoolStep('SUBMITTED', 'COMMITTED')).toBeNull();
  expect(refusePoolStep('COMMITTED', 'WITHDRAWN')?.state).toBe('COMMITTED');
});

test('what is drawn is money, each line once, from one', () => {
  const lines = new Map([
    ['a', { kind: 'MONEY' as const }],
    ['b', { kind: 'GOODS' as const }],
  ]);
  const codes = (...wanted: [string, bigint][]) =>
    problemsOfDraw(
      wanted.map(([needLineId, amount]) => ({ needLineId, amount })),
      lines,
    ).map(({ code }) => code);
  expect(codes(['a', 1n])).toEqual([]);
  expect(codes(['A', 1n], ['a', 0n], ['b', 1n], ['c', 1n])).toEqual([
    'DUPLICATE',
    'AMOUNT_TOO_SMALL',
    'KIND_NOT_ACCEPTED',
    'NEED_LINE_UNKNOWN',
  ]);
});

test('the rest counts as a part of the pledge until all has a need line', () => {
  const stateChangedAt = '2026-11-21T00:00:00Z';
  expect(restOf({ ...pool(), stateChangedAt })).toEqual([{ state: 'COMMITTED', stateChangedAt }]);
  expect(restOf({ ...pool({ allocated: 100n }), stateChangedAt })).toEqual([]);
  expect(restOf({ ...pool({ state: 'EXPIRED' }), stateChangedAt })).toHaveLength(1);
});

test('whose it is stays between its sides until it is accepted, and always for a hidden company', () => {
  const public_ = { isOwner: false, isCoordinator: false };
  expect(maySeePoolGiver({ state: 'SUBMITTED', isHidden: false }, public_)).toBe(false);
  expect(maySeePoolGiver({ state: 'COMMITTED', isHidden: false }, public_)).toBe(true);
  expect(maySeePoolGiver({ state: 'COMMITTED', isHidden: true }, public_)).toBe(false);
  expect(maySeePoolGiver({ state: 'SUBMITTED', isHidden: true }, { ...public_, isCoordinator: true })).toBe(true);
  expect(poolActions(pool(), { isOwner: true, isCoordinator: true })).toEqual(['CANCEL_REST']);
  expect(poolActions(pool({ allocated: 100n }), { isOwner: false, isCoordinator: true })).toEqual([]);
});
