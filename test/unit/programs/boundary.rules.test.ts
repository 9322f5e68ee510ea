import { expect, test } from 'vitest';

import {
  boxOf,
  geometryOf,
  MOST_POINTS,
  pointsOf,
  readShape,
  type Shape,
} from '../../../subgraphs/programs/boundaries/boundary.rules.ts';

const RING = [
  [103.5, -1.6],
  [103.7, -1.6],
  [103.7, -1.4],
  [103.5, -1.6],
];
const HOLE = [
  [103.6, -1.55],
  [103.65, -1.55],
  [103.65, -1.5],
  [103.6, -1.55],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

function shapeOf(geometry: unknown): Shape {
  const shape = readShape(geometry);
  if ('code' in shape) throw new Error(shape.code);
  return shape;
}
const codeOf = (geometry: unknown) => {
  const shape = readShape(geometry);
  return 'code' in shape ? shape.code : null;
};

test('a polygon with a hole and a multipolygon are read, counted and boxed, and written as they came', () => {
  const drawn = shapeOf(polygon(RING, HOLE));
  expect(pointsOf(drawn)).toBe(8);
  expect(boxOf(drawn)).toEqual({ west: 103.5, south: -1.6, east: 103.7, north: -1.4 });
  expect(geometryOf(drawn)).toEqual(polygon(RING, HOLE));
  const islands = { type: 'MultiPolygon', coordinates: [[RING], [HOLE.map(([x = 0, y = 0]) => [x + 1, y + 3])]] };
  expect(boxOf(shapeOf(islands)).east).toBeCloseTo(104.65);
  expect(boxOf(shapeOf(islands)).north).toBeCloseTo(1.5);
  expect(geometryOf(shapeOf(islands)).type).toBe('MultiPolygon');
});

test('heights and digits beyond a tenth of a metre are left out', () => {
  const high = polygon(RING.map(([x = 0, y = 0]) => [x + 0.000_000_04, y, 12]));
  expect(geometryOf(shapeOf(high))).toEqual(polygon(RING));
});

test.each([
  ['a point', { type: 'Point', coordinates: [103.5, -1.6] }],
  ['a line', { type: 'LineString', coordinates: RING }],
  ['a collection', { type: 'GeometryCollection', geometries: [polygon(RING)] }],
  ['nothing', null],
  ['a text', 'Polygon'],
  ['no coordinates', { type: 'Polygon' }],
  ['empty coordinates', polygon()],
  ['an empty ring', polygon([])],
  ['a polygon as deep as a multipolygon', polygon([RING])],
  ['text for a number', polygon([['103.5', '-1.6'], ...RING.slice(1)])],
  ['one number', polygon([[103.5], ...RING.slice(1)])],
])('%s is no boundary', (_what, geometry) => {
  expect(codeOf(geometry)).toBe('NOT_A_POLYGON');
});

test('a ring of three points, or one that does not end where it began, is asked back', () => {
  expect(codeOf(polygon([RING[0], RING[1], RING[0]]))).toBe('OPEN_RING');
  expect(codeOf(polygon([...RING.slice(0, 3), [103.5, -1.5]]))).toBe('OPEN_RING');
  expect(codeOf(polygon(RING, HOLE.slice(0, 3)))).toBe('OPEN_RING');
});

test('coordinates that are swapped, in metres or abroad are asked back; the edges of Indonesia are not', () => {
  expect(codeOf(polygon(RING.map(([x, y]) => [y, x])))).toBe('OUTSIDE_INDONESIA');
  expect(codeOf(polygon(RING.map(() => [334_000, 9_823_000])))).toBe('OUTSIDE_INDONESIA');
  const at = (x: number, y: number) =>
    codeOf(
      polygon([
        [x, y],
        [100, 0],
        [101, 0],
        [x, y],
      ]),
    );
  expect([at(94, -12), at(142, 7)]).toEqual([null, null]);
  expect([at(93.9, 0), at(142.1, 0), at(100, -12.1), at(100, 7.1)]).toEqual(Array(4).fill('OUTSIDE_INDONESIA'));
});

test('an outline has so many points at most', () => {
  const ring = (points: number) =>
    Array.from({ length: points }, (_, at) => (at === points - 1 ? [100, 0] : [100 + (at % 9), 0]));
  expect(codeOf(polygon(ring(MOST_POINTS)))).toBe(null);
  expect(codeOf(polygon(ring(MOST_POINTS + 1)))).toBe('TOO_MANY_POINTS');
});
