import type { CellProblem } from '../../importing/cell.rules.ts';

/** Longitude and latitude in degrees (WGS84), in this order, as GeoJSON has them. */
export type Position = [longitude: number, latitude: number];

/** The outline of an area; each polygon an outer ring and its holes, each ring closed. */
export interface Shape {
  type: 'Polygon' | 'MultiPolygon';
  polygons: Position[][][];
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Where Indonesia lies; what is outside is in another system of coordinates, or in the wrong order. */
const INDONESIA: Box = { west: 94, south: -12, east: 142, north: 7 };
/** Enough for the coast of a province as a map of a screen shows it. */
export const MOST_POINTS = 50_000;
/** A tenth of a metre. */
const DIGITS = 6;

const SHAPELESS: CellProblem = {
  code: 'NOT_A_POLYGON',
  words: {
    ID: 'Batas wilayah adalah Polygon atau MultiPolygon GeoJSON, bukan titik, garis, atau kosong.',
    EN: 'A boundary is a GeoJSON Polygon or MultiPolygon, no point, no line, not empty.',
  },
};
const OPEN_RING: CellProblem = {
  code: 'OPEN_RING',
  words: {
    ID: 'Setiap garis batas punya sedikitnya empat titik dan berakhir di titik awalnya. Perbaiki poligonnya.',
    EN: 'Each ring has at least four points and ends where it begins. Mend the polygon.',
  },
};
const OUTSIDE: CellProblem = {
  code: 'OUTSIDE_INDONESIA',
  words: {
    ID: 'Koordinat di luar Indonesia: tulis [bujur, lintang] dalam derajat WGS84, bukan terbalik dan bukan UTM.',
    EN: 'A coordinate lies outside Indonesia: write [longitude, latitude] in WGS84 degrees, not swapped, not UTM.',
  },
};
const TOO_MANY: CellProblem = {
  code: 'TOO_MANY_POINTS',
  words: {
    ID: `Batas ini lebih dari ${MOST_POINTS} titik. Sederhanakan dulu, misalnya dengan mapshaper.`,
    EN: `The boundary has more than ${MOST_POINTS} points. Simplify it first, for example with mapshaper.`,
  },
};

const isWithin = (value: number, least: number, most: number) => value >= least && value <= most;

function readPosition(value: unknown): Position | CellProblem {
  if (!Array.isArray(value) || value.length < 2) return SHAPELESS;
  const [longitude, latitude]: unknown[] = value;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return SHAPELESS;
  const isInside =
    isWithin(longitude, INDONESIA.west, INDONESIA.east) && isWithin(latitude, INDONESIA.south, INDONESIA.north);
  return isInside ? [Number(longitude.toFixed(DIGITS)), Number(latitude.toFixed(DIGITS))] : OUTSIDE;
}

/** Each of a list as it is read, or the first problem. */
function readEach<Read>(value: unknown, one: (part: unknown) => Read | CellProblem): Read[] | CellProblem {
  if (!Array.isArray(value) || value.length === 0) return SHAPELESS;
  const parts: unknown[] = value;
  const read: Read[] = [];
  for (const part of parts) {
    const result = one(part);
    if (isProblem(result)) return result;
    read.push(result);
  }
  return read;
}

const isProblem = (value: unknown): value is CellProblem =>
  typeof value === 'object' && value !== null && 'code' in value && 'words' in value;

function readRing(value: unknown): Position[] | CellProblem {
  const ring = readEach(value, readPosition);
  if (isProblem(ring)) return ring;
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring : OPEN_RING;
}

const readPolygon = (value: unknown) => readEach(value, readRing);

/** How many points an outline has. */
export const pointsOf = ({ polygons }: Shape): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((count, ring) => count + ring.length, 0), 0);

/** The outline that a GeoJSON geometry draws, or why it draws none. */
export function readShape(geometry: unknown): Shape | CellProblem {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) {
    return SHAPELESS;
  }
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return SHAPELESS;
  const polygons = readEach(type === 'Polygon' ? [coordinates] : coordinates, readPolygon);
  if (isProblem(polygons)) return polygons;
  const shape: Shape = { type, polygons };
  return pointsOf(shape) > MOST_POINTS ? TOO_MANY : shape;
}

/** The smallest box, along the degrees, that holds an outline. */
export function boxOf({ polygons }: Shape): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  // A hole lies inside its outer ring.
  for (const [longitude, latitude] of polygons.flatMap(([outer = []]) => outer)) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

/** The outline as GeoJSON has it, in one spelling. */
export const geometryOf = ({ type, polygons }: Shape) => ({
  type,
  coordinates: type === 'Polygon' ? (polygons[0] ?? []) : polygons,
});

/** An outline in a few words, for a list of what an import would change. */
export const inWords = (type: string, points: number, { west, south, east, north }: Box): string =>
  `${type}, ${points} points, ${west} to ${east} east, ${south} to ${north} north`;
