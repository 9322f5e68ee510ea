import { describe, expect, test } from 'vitest';

import { districtsOf } from '../../../portal/src/areas/districts.ts';
import { trendOf } from '../../../portal/src/areas/trend.ts';
import { matrixOf, regionOf } from '../../../portal/src/briefs/matrix.ts';
import { searchOf, SECTIONS, sectionsOf } from '../../../portal/src/briefs/sections.ts';
import { mayWriteIn } from '../../../portal/src/meetings/writers.ts';

const gap = (code: string, areaCode: string, categoryCode: string) => ({
  code,
  areaCode,
  areaName: `name of ${areaCode}`,
  categoryCode,
  categoryName: categoryCode,
});
const row = (gapCode: string, parts: Partial<Record<'budget' | 'held' | 'committed' | 'delivered', number>>) => ({
  gapCode,
  budget: 0,
  held: 0,
  committed: 0,
  delivered: 0,
  ...parts,
});

describe('who does what where', () => {
  const scope = { code: '15', parts: [{ code: '15.07', name: 'Tanjung Jabung Timur' }] };
  const gaps = [gap('A', '15.07', 'PPKS-24'), gap('B', '15.07.01.2001', 'PPKS-08'), gap('C', '15.08', 'PPKS-24')];

  test('a village counts to its kabupaten, whole parts of the code', () => {
    expect(regionOf('15.07.01.2001', '15')).toBe('15.07');
    expect(regionOf('15.07.01.2001', '15.07')).toBe('15.07.01');
    expect(regionOf('15', '15')).toBe('15');
  });

  test('counts accepted support, not what waits or was taken back', () => {
    const matrix = matrixOf(scope, gaps, [
      row('A', { committed: 5 }),
      row('A', { budget: 3 }),
      row('B', { held: 9 }),
      row('C', {}),
    ]);
    const [east, bungo] = matrix.regions;
    expect(east?.name).toBe('Tanjung Jabung Timur');
    expect(east?.cells.get('PPKS-24')).toEqual({ supports: 2, waiting: 0 });
    expect(east?.cells.get('PPKS-08')).toEqual({ supports: 0, waiting: 1 });
    expect(bungo?.name).toBe('name of 15.08');
    expect(bungo?.cells.get('PPKS-08')).toBeUndefined();
    expect(matrix.empty).toBe(2);
  });
});

test('the parts of a brief stand in the address only where some are left out', () => {
  expect(searchOf(SECTIONS)).toEqual({});
  expect(searchOf(['matriks', 'keputusan'])).toEqual({ bagian: 'keputusan,matriks' });
  expect(sectionsOf({ bagian: 'matriks,salah' })).toEqual(['matriks']);
  expect(sectionsOf({})).toEqual(SECTIONS);
});

test('who may write: 15.07 is not 15.071, and a company is nobody here', () => {
  const session = (role: 'FORUM_COORDINATOR' | 'COMPANY', area: string | null) => ({
    subject: 's',
    name: 'n',
    organisation: null,
    roles: [{ role, area }],
  });
  expect(mayWriteIn(session('FORUM_COORDINATOR', '15.07'), '15.07.01')).toBe(true);
  expect(mayWriteIn(session('FORUM_COORDINATOR', '15.07'), '15.071')).toBe(false);
  expect(mayWriteIn(session('FORUM_COORDINATOR', '15.07'), '15')).toBe(false);
  expect(mayWriteIn(session('COMPANY', null), '15')).toBe(false);
});

describe('a trend', () => {
  const figure = (period: string, value: string | null, method = 'SURVEY', isChosen = true) => ({
    period,
    value,
    method,
    isChosen,
  });

  test('breaks where a year is missing and where the method changes', () => {
    const trend = trendOf([
      figure('2020-03', '12.7'),
      figure('2022-03', '12.77'),
      figure('2023', '12.13', 'STATED'),
      figure('2023', '99', 'STATED', false),
    ]);
    expect(trend?.years).toEqual([2020, 2021, 2022, 2023]);
    expect(trend?.lines).toEqual([
      { method: 'SURVEY', values: [12.7, null, 12.77, null] },
      { method: 'STATED', values: [null, null, null, 12.13] },
    ]);
    expect(trend?.isBroken).toBe(true);
  });

  test('needs two figures', () => {
    expect(trendOf([figure('2020-03', '12.7'), figure('2021-03', null)])).toBeNull();
    expect(trendOf([figure('2020-03', '1'), figure('2021-03', '2')])?.isBroken).toBe(false);
  });
});

test('districts: the greatest need first; for each poor person only where their number is known', () => {
  const sum = (code: string, moneyNeed: number) => ({
    area: { code, name: code },
    moneyNeed,
    moneyBudget: 0,
    moneyDelivered: 0,
    moneyCommitted: 0,
    moneyUncovered: moneyNeed,
  });
  const poor = [{ code: 'b', figures: { nodes: [{ value: '0.01', isChosen: true }] } }];
  const sums = [sum('a', 50), sum('b', 100)];
  expect(districtsOf(sums, poor, false).map(({ code }) => code)).toEqual(['b', 'a']);
  const perPerson = districtsOf(sums, poor, true);
  expect(perPerson[0]).toMatchObject({ code: 'b', moneyNeed: 10, parts: { moneyUncovered: 10, moneyBudget: 0 } });
  expect(perPerson[1]).toMatchObject({ code: 'a', moneyNeed: null, parts: { moneyUncovered: null } });
});
