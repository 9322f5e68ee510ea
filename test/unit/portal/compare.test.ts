import { expect, test } from 'vitest';

import {
  measuresOf,
  perPerson,
  personsOf,
  scaleOf,
  spreadOf,
  type AreaFigures,
} from '../../../portal/src/compare/measures.ts';
import { readCompare } from '../../../portal/src/compare/search.ts';

const area = (more: Partial<AreaFigures>): AreaFigures => ({
  code: '15.03',
  name: 'Kabupaten Sarolangun',
  moneyNeed: 28_451_652_487,
  moneyBudget: 0,
  moneyCommitted: 0,
  moneyDelivered: 0,
  moneyHeld: 0,
  moneyUncovered: 28_451_652_487,
  moneyCoverage: '0',
  gapCount: 1,
  forgottenCount: 1,
  missingPersonnel: 0,
  povertyRate: '8.74',
  poorThousand: '28.08',
  ...more,
});

test('what differs most comes first, what is the same everywhere last', () => {
  const measures = measuresOf([area({}), area({ moneyBudget: 100, gapCount: 2 })], false);
  expect(measures.slice(0, 2).map(({ id, spread }) => [id, spread])).toEqual([
    ['budget', 1],
    ['gaps', 0.5],
  ]);
  expect(measures.slice(2).every(({ spread }) => spread === 0)).toBe(true);
  expect(spreadOf([null, 5, 5])).toBe(0);
});

test('all money stands on one scale, every other measure on its own', () => {
  const measures = measuresOf([area({}), area({ moneyNeed: 40_000_000_000, gapCount: 4 })], false);
  const scales = Object.fromEntries(measures.map((measure) => [measure.id, scaleOf(measures, measure)]));
  expect(scales).toMatchObject({ need: 40_000_000_000, budget: 40_000_000_000, held: 40_000_000_000, gaps: 4 });
});

test('for each poor person: exact, cut off, and nothing where their number is not known', () => {
  expect(personsOf('28.08')).toBe(28_080);
  expect(personsOf('270.945')).toBe(270_945);
  expect(perPerson(28_451_652_487, 28_080)).toBe(1_013_235);
  expect(perPerson(28_451_652_487, null)).toBeNull();
  const [first] = measuresOf([area({ poorThousand: null })], true).filter(({ id }) => id === 'uncovered');
  expect(first?.values).toEqual([null]);
});

test('up to four different areas are read from the address, the rest is named', () => {
  expect(readCompare({ w: '15.03,15.03,x,15.08,21,32,15.01', per: 'kepala' })).toEqual({
    codes: ['15.03', '15.08', '21', '32'],
    isPerPerson: false,
    ignored: ['x', '15.01', 'per=kepala'],
  });
});
