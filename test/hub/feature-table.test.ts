import * as fs from 'node:fs';

import { expect, test } from 'vitest';

import { stories } from '../support/stories.ts';
import { readOperations } from './saved-operations.ts';

const LETTERS: Record<string, number> = { A: 9, B: 6, C: 7, D: 5, E: 17, F: 7, G: 16 };
/** What the page says is not there yet. */
const NOT_YET = ['G15'];
const NAMED_IN_THE_SEEDS = 43;

interface Row {
  name: string;
  shownBy: string[];
}

const page = fs.readFileSync('schema/operations/README.md', 'utf8');

/** The rows of the table under a heading, each with what its last column names. */
function rowsUnder(heading: string): Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (#|Name) /.test(line))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      return {
        name: cells[0]?.trim() ?? '',
        shownBy: [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, what = '']) => what),
      };
    });
}

const features = rowsUnder('Features');
const names = rowsUnder('What the five seed texts name');
const all = [...new Set([...features, ...names].flatMap(({ shownBy }) => shownBy))];
const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const operations = new Set(readOperations().map(({ name }) => name));

/** True when what the page names is there: an operation, a command, a test; addresses are asked below. */
function isThere(what: string): boolean {
  if (what.startsWith('npm run ')) return what.slice('npm run '.length) in scripts;
  if (what.startsWith('test/')) return fs.existsSync(what);
  return what.startsWith('GET /') || operations.has(what);
}

test('every feature has its row, and each row but what is not there yet names what shows it', () => {
  const wanted = Object.entries(LETTERS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
  expect(features.map(({ name }) => name)).toEqual(wanted);
  expect(features.filter(({ shownBy }) => shownBy.length === 0).map(({ name }) => name)).toEqual(NOT_YET);
});

test('everything that the seed texts name has a query that returns it', () => {
  expect(names).toHaveLength(NAMED_IN_THE_SEEDS);
  expect(names.filter(({ shownBy }) => shownBy.length === 0)).toEqual([]);
});

test('what the page names is there', () => {
  expect(all.filter((what) => !isThere(what))).toEqual([]);
});

stories('the page of features', (hub) => {
  test.each(all.filter((what) => what.startsWith('GET ')))('%s answers', async (what) => {
    const answer = await fetch(`${hub().url}${what.slice('GET '.length)}`, { headers: { accept: '*/*' } });
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);
  });
});
