import { expect, test } from 'vitest';

import { problemsOfCovering, refuseCovering, refuseRelease } from '../../../subgraphs/programs/needs/covering.rules.ts';
import { NeedKind } from '../../../subgraphs/programs/needs/need-line.rules.ts';

const GAP = { areaCode: '15.07.01', fiscalYear: 2027, status: 'PUBLISHED' };
const LINE = { name: 'Bansos', areaCode: '15.07', fiscalYear: 2027, allocated: 1_000n, drawn: 400n };
const WISH = { kind: NeedKind.MONEY, amount: 600n, value: 600n };

test('the last rupiah of a budget line may be drawn, one more is refused with what is left', () => {
  expect(refuseCovering(GAP, LINE, WISH)).toBeNull();
  expect(refuseCovering(GAP, LINE, { ...WISH, value: 601n })).toMatchObject({
    __typename: 'BudgetLineOverdrawn',
    left: 600n,
    allocated: 1_000n,
  });
});

test('a ceiling without an allocated sum covers nothing', () => {
  expect(refuseCovering(GAP, { ...LINE, allocated: null }, WISH)).toMatchObject({ code: 'ALLOCATION_UNKNOWN' });
});

test('person-time is never paid from a budget line', () => {
  expect(refuseCovering(GAP, LINE, { ...WISH, kind: NeedKind.PERSON_TIME })).toMatchObject({
    code: 'PERSON_TIME_NOT_BUDGETED',
  });
});

test('a budget line pays in its own year and in its own area', () => {
  expect(refuseCovering(GAP, { ...LINE, fiscalYear: 2026 }, WISH)).toMatchObject({ code: 'OTHER_FISCAL_YEAR' });
  expect(refuseCovering(GAP, { ...LINE, areaCode: '15.71' }, WISH)).toMatchObject({ code: 'OTHER_AREA' });
  expect(refuseCovering(GAP, { ...LINE, areaCode: '15.0' }, WISH)).toMatchObject({ code: 'OTHER_AREA' });
  expect(refuseCovering(GAP, { ...LINE, areaCode: '15.07.01.2001' }, WISH)).toBeNull();
});

test('a closed gap area is neither covered nor released', () => {
  expect(refuseCovering({ ...GAP, status: 'CLOSED' }, LINE, WISH)).toMatchObject({ code: 'GAP_AREA_NOT_OPEN' });
  expect(refuseRelease('CLOSED', false)).toMatchObject({ code: 'GAP_AREA_NOT_OPEN' });
});

test('a covering is released once', () => {
  expect(refuseRelease('PUBLISHED', false)).toBeNull();
  expect(refuseRelease('PUBLISHED', true)).toMatchObject({ code: 'COVERING_RELEASED' });
});

test('amounts begin at 1, and goods name the rupiah they cost', () => {
  const fields = (kind: NeedKind, amount: bigint, value?: bigint) =>
    problemsOfCovering(kind, { amount, value }, true).map(({ field }) => field);
  expect(fields(NeedKind.MONEY, 1n)).toEqual([]);
  expect(fields(NeedKind.MONEY, 0n)).toEqual(['amount']);
  expect(fields(NeedKind.MONEY, 5n, 6n)).toEqual(['value']);
  expect(fields(NeedKind.GOODS, 5n)).toEqual(['value']);
  expect(fields(NeedKind.GOODS, 5n, 1n)).toEqual([]);
  expect(problemsOfCovering(NeedKind.MONEY, { amount: 0n }, false).map(({ field }) => field)).toEqual([
    'amount',
    'budgetLineId',
  ]);
});
