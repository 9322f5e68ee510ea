import { expect, test } from 'vitest';

import { drawnAreaOf, layoutOf } from '../../../portal/src/coverage/layouts.ts';
import { segmentsOf, type CoverageLine } from '../../../portal/src/coverage/line.ts';
import { classOf, uncoveredPercent } from '../../../portal/src/coverage/tiles.ts';

const line = (more: Partial<CoverageLine>): CoverageLine => ({
  kind: 'MONEY',
  unit: 'rupiah',
  need: 1_000,
  budget: 0,
  held: 0,
  committed: 0,
  delivered: 0,
  uncovered: 1_000,
  overCovered: 0,
  open: 1_000,
  ...more,
});

test('the held part is drawn inside the uncovered one, and the pieces fill the need', () => {
  const cut = segmentsOf(line({ budget: 200, delivered: 100, committed: 300, uncovered: 400, held: 100, open: 300 }));
  expect(cut).toEqual({
    covering: [
      { part: 'budget', share: 0.2 },
      { part: 'delivered', share: 0.1 },
      { part: 'committed', share: 0.3 },
    ],
    uncovered: 0.4,
    held: 0.25,
    over: 0,
  });
});

test('what is given over the need stands apart and the need stays full', () => {
  const cut = segmentsOf(line({ budget: 800, committed: 500, uncovered: 0, overCovered: 300, open: 0 }));
  expect(cut?.covering.map(({ share }) => share)).toEqual([0.8, 0, 0.2]);
  expect(cut?.over).toBe(0.3);
});

test('more held than uncovered fills the rest and no more; a need of nothing has no bar', () => {
  expect(segmentsOf(line({ uncovered: 100, budget: 900, held: 250, open: 0 }))?.held).toBe(1);
  expect(segmentsOf(line({ need: 0, uncovered: 0, open: 0 }))).toBeNull();
});

test('a share is rounded, but never to nothing or to everything; without a need there is none', () => {
  const share = (moneyNeed: number, moneyUncovered: number) =>
    uncoveredPercent({ code: '15.01', name: '', moneyNeed, moneyUncovered });
  expect(share(0, 0)).toBeNull();
  expect(share(1_000, 0)).toBe(0);
  expect(share(1_000, 1)).toBe(1);
  expect(share(1_000, 999)).toBe(99);
  expect(share(1_000, 1_000)).toBe(100);
  expect(share(1_000, 415)).toBe(42);
  expect([0, 19, 20, 39, 40, 59, 60, 79, 80, 100].map(classOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test.for([
  ['15', 11, 5],
  ['21', 7, 4],
  ['32.12', 31, 7],
] as const)(
  'the layout of %s has its %i areas, each in a place and with letters of its own',
  ([area, size, columns]) => {
    const layout = layoutOf(area, []);
    expect(layout.columns).toBe(columns);
    const all = (pick: (place: (typeof layout.places)[number]) => unknown) => new Set(layout.places.map(pick)).size;
    expect(layout.places.length).toBe(size);
    expect([all(({ code }) => code), all(({ short }) => short), all(({ row, column }) => `${row} ${column}`)]).toEqual([
      size,
      size,
      size,
    ]);
  },
);

test('an area is looked at on the tiles it lies in', () => {
  expect([null, '15', '15.07', '15.07.05', '32.12.21.2001', '32', '32.04'].map(drawnAreaOf)).toEqual([
    null,
    '15',
    '15',
    '15',
    '32.12',
    '32',
    '32',
  ]);
});
