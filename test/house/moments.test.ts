import * as fs from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

/**
 * What answers are made of, besides rules, which know no clock (`layers.test.ts`). The gateway keeps answers: what depends on
 * the hour must say so, by `Snapshot.now()`.
 */
const READING = /\.(queries|resolver|type)\.ts$/;
const CLOCK = /\bDate\.now\(\)|\bnew Date\(\)/;

const tellsTimeItself = (text: string) =>
  text.split('\n').some((line) => CLOCK.test(line) && !/^\s*(\/\/|\*)/.test(line));

test('what reads for an answer asks its snapshot how late it is, and no clock of its own', () => {
  const files = fs
    .readdirSync('subgraphs', { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => READING.test(file));
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => tellsTimeItself(fs.readFileSync(file, 'utf8')))).toEqual([]);
  expect(tellsTimeItself('  asOf: new Date().toISOString(),')).toBe(true);
});
