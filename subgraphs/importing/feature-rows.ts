import { Transform, type Readable } from 'node:stream';

import { pick } from 'stream-json/filters/pick.js';
import { streamArray } from 'stream-json/streamers/stream-array.js';

import { ImportFailure } from './import-failure.ts';
import { AT_THE_START, follow } from './json-depth.rules.ts';
import { asUtf8 } from './utf8-text.ts';

const MEGABYTE = 1_048_576;
/** A feature is read as a whole, so the file is bounded. */
const LARGEST_MAP = 20 * MEGABYTE;
/** A MultiPolygon in a FeatureCollection opens eight brackets; properties may open some more. */
const DEEPEST = 24;

/** Said of a file that is no map, or a map of nothing. */
export const brokenMap = () =>
  new ImportFailure('BROKEN_GEOJSON', {
    ID: 'GeoJSON rusak: harus berupa FeatureCollection dengan daftar features.',
    EN: 'The GeoJSON is broken: it has to be a FeatureCollection with a list of features.',
  });

const tooDeep = () =>
  new ImportFailure('GEOJSON_TOO_DEEP', {
    ID: `Isi GeoJSON bersarang lebih dari ${DEEPEST} tingkat; itu bukan peta.`,
    EN: `The GeoJSON is nested more than ${DEEPEST} levels deep; that is no map.`,
  });

const tooLarge = () =>
  new ImportFailure('GEOJSON_TOO_LARGE', {
    ID: 'GeoJSON paling besar 20 MB. Sederhanakan batasnya, atau bagi berkasnya per provinsi.',
    EN: 'GeoJSON has 20 MB at most. Simplify the outlines, or split the file by province.',
  });

/** A feature as a row. */
export interface FeatureRow {
  row: number;
  cells: Map<string, string>;
}

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: unknown;
}

/** Passes bytes on until there are too many. */
function measured(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > LARGEST_MAP) done(tooLarge());
      else done(null, chunk);
    },
  });
}

/** Passes text on until its brackets are nested too deep: a bomb ends before it is unfolded. */
function shallow(): Transform {
  let place = AT_THE_START;
  return new Transform({
    objectMode: true,
    transform(text: string, _encoding, done) {
      const next = follow(place, text, DEEPEST);
      if (next) place = next;
      if (next) done(null, text);
      else done(tooDeep());
    },
  });
}

const asCell = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** Each feature of a collection as a row: its properties, and its geometry as JSON. The first feature is row 1. */
export function readFeatureRows(bytes: Readable): AsyncGenerator<FeatureRow> {
  const items = streamArray.asStream();
  const steps = [measured(), asUtf8(), shallow(), pick.withParserAsStream({ filter: 'features' })];
  let from: NodeJS.ReadableStream = bytes.on('error', (error) => items.destroy(error));
  for (const step of steps) from = from.pipe(step.on('error', (error: Error) => items.destroy(error)));
  from.pipe(items);
  return featureRows(items);
}

async function* featureRows(items: AsyncIterable<{ key: number; value: Feature | null }>): AsyncGenerator<FeatureRow> {
  try {
    for await (const { key, value } of items) {
      const properties = Object.entries(value?.properties ?? {}).map(([name, cell]) => [name, asCell(cell)] as const);
      yield { row: key + 1, cells: new Map([...properties, ['geometry', asCell(value?.geometry)]]) };
    }
  } catch (error) {
    throw error instanceof ImportFailure ? error : brokenMap();
  }
}
