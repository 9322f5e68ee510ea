import * as fs from 'node:fs';

import { expect, test } from 'vitest';

const TABLE = 'test/browser/README.md';
const [FIRST, LAST] = [16, 40];

/** The rows of the table: the number of the statement, a file, and the name (or a part of it) of a test there. */
const rows = [...fs.readFileSync(TABLE, 'utf8').matchAll(/^\| (\d+) [^|]*\| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = '', file = '', name = '']) => ({ number: Number(number), file, name }),
);

test('every statement about the portal has a test that proves it, and every test that is named exists', () => {
  const wanted = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
  expect([...new Set(rows.map(({ number }) => number))]).toEqual(wanted);
  const missing = rows.filter(
    ({ file, name }) => !fs.existsSync(file) || !fs.readFileSync(file, 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});
