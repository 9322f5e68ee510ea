import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { openFile } from '../../../subgraphs/importing/file-rows.ts';
import { ImportFailure } from '../../../subgraphs/importing/import-failure.ts';
import { AT_THE_START, follow } from '../../../subgraphs/importing/json-depth.rules.ts';

/** The rows of a map, or the code of why it is none and how many rows came before. */
async function rowsOf(pieces: Iterable<string | Buffer>) {
  const rows: Record<string, string>[] = [];
  function* bytes() {
    for (const piece of pieces) yield Buffer.from(piece);
  }
  try {
    const { rows: found } = await openFile('GEOJSON', Readable.from(bytes(), { objectMode: false }));
    for await (const { cells } of found) rows.push(Object.fromEntries(cells));
  } catch (error) {
    if (error instanceof ImportFailure) return { code: error.code, before: rows.length };
    throw error;
  }
  return rows;
}

const feature = (code: string) =>
  `{"type":"Feature","properties":{"code":"${code}","n":3,"none":null},"geometry":{"type":"Point","coordinates":[1,2]}}`;
const map = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(',')}]}`;

test('each feature is a row: its properties as text, its geometry as JSON, however the bytes are cut', async () => {
  const text = map(feature('15.07'), feature('ké"]['.replaceAll('"', '\\"')));
  const rows = await rowsOf([...Buffer.from(text)].map((byte) => Buffer.from([byte])));
  expect(rows).toEqual([
    { code: '15.07', n: '3', none: '', geometry: '{"type":"Point","coordinates":[1,2]}' },
    { code: 'ké"][', n: '3', none: '', geometry: '{"type":"Point","coordinates":[1,2]}' },
  ]);
});

test('a feature without properties or geometry, or that is none, is a row without cells', async () => {
  expect(await rowsOf([map('{}', '7', 'null', '{"properties":null,"geometry":null}')])).toEqual(
    Array.from({ length: 4 }, () => ({ geometry: '' })),
  );
});

test.each([
  ['broken JSON', '{"type":"FeatureCollection","features":[{"type"'],
  ['broken after a feature', `{"features":[${feature('15')},{"properties":{"code" "16"}}]}`],
  ['cut off after a feature', `{"features":[${feature('15')}`],
  ['no features', '{"type":"FeatureCollection"}'],
  ['an empty list', map()],
  ['features that are no list', '{"features":{"a":1}}'],
  ['a single geometry', '{"type":"Point","coordinates":[1,2]}'],
  ['a list', '[1,2]'],
  ['no JSON at all', 'kode wilayah,nilai'],
  ['nothing', ''],
])('%s is told to be no map', async (_what, text) => {
  expect(await rowsOf([text])).toMatchObject({ code: 'BROKEN_GEOJSON' });
});

test('what is no UTF-8 is told so', async () => {
  expect(await rowsOf([Buffer.from([0x7b, 0x22, 0xff, 0x22])])).toEqual({ code: 'NOT_UTF8', before: 0 });
});

function* many(piece: string, times: number, before = '') {
  yield before;
  for (let at = 0; at < times; at += 1) yield piece;
}

test('a bomb of brackets is stopped before it is unfolded', async () => {
  const before = process.memoryUsage().rss;
  const bomb = many('['.repeat(65_536), 300, '{"features":[{"geometry":');
  expect(await rowsOf(bomb)).toEqual({ code: 'GEOJSON_TOO_DEEP', before: 0 });
  expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1_048_576);
});

test('brackets within a text are no nesting', async () => {
  const rows = await rowsOf([map(feature('['.repeat(500)))]);
  expect(rows).toMatchObject([{ code: '['.repeat(500) }]);
});

test('depth is followed from piece to piece, through texts and escapes, up to the edge', () => {
  const place = follow(AT_THE_START, '[{"a\\"[[[', 2);
  expect(place).toEqual({ depth: 2, isInString: true, isEscaped: false });
  expect(follow(place ?? AT_THE_START, '":1}]', 2)).toEqual({ depth: 0, isInString: false, isEscaped: false });
  expect(follow(AT_THE_START, '[[', 2)?.depth).toBe(2);
  expect(follow(AT_THE_START, '[[[', 2)).toBe(null);
  expect(follow(follow(AT_THE_START, '"\\', 2) ?? AT_THE_START, '"[', 2)?.isInString).toBe(true);
});

test('a map of more than 20 MB is told to be too large, with its rows up to there', async () => {
  const one = `${feature('15')},`.repeat(500);
  const told = await rowsOf(many(one, Math.ceil((21 * 1_048_576) / one.length), '{"features":['));
  expect(told).toMatchObject({ code: 'GEOJSON_TOO_LARGE' });
});

test('headings that are no text are refused before anything is said of them: Postgres keeps no NUL', async () => {
  const odd = '{"type":"Feature","properties":{"co\\u0000de":"15.07"},"geometry":null}';
  expect(await rowsOf([map(odd)])).toEqual({ code: 'INVALID_TEXT', before: 0 });
});
