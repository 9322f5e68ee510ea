import * as fs from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { catalogue, rooms } from '../support/portal/catalogues.ts';

const SOURCE = 'portal/src';

const [indonesian, english] = [catalogue('id'), catalogue('en')];

/** Every source of the portal as one text. */
const sources = fs
  .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated'))
  .map((path) => fs.readFileSync(join(SOURCE, path), 'utf8'))
  .join('\n');
const isRoom = new RegExp(`^(${rooms.join('|')})\\.`);
const literals = new Set([...sources.matchAll(/['"`]([a-z]\w*(?:\.\w+)+)['"`]/g)].map(([, id = '']) => id));
/** Ids made of a beginning and a value, such as a state: `pledges.state.${state}`. */
const beginnings = [...sources.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g)].map(([, start = '']) => start);

const holes = (text: string) => [...new Set([...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name))].toSorted();

test('both languages say the same messages, with the same holes, and none is empty', () => {
  expect([...indonesian.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  const unequal = [...indonesian]
    .filter(([id, said]) => said === '' || english.get(id) === '' || !sameHoles(said, english.get(id) ?? ''))
    .map(([id]) => id);
  expect(unequal).toEqual([]);
});

/** Plural words of one language may be missing in the other, so only what is put in is compared. */
function sameHoles(one: string, other: string): boolean {
  const named = (text: string) => holes(text).filter((name) => !/^(one|other|satu)$/.test(name ?? ''));
  return named(one).join() === named(other).join();
}

test('what the screens say is in the catalogues, and what the catalogues say is said', () => {
  const missing = [...literals].filter((id) => isRoom.test(id) && !indonesian.has(id) && !/\.(ts|tsx|po)$/.test(id));
  const unused = [...indonesian.keys()].filter(
    (id) => !literals.has(id) && !beginnings.some((start) => id.startsWith(start)),
  );
  expect({ missing, unused }).toEqual({ missing: [], unused: [] });
});

test('money is never shortened to a letter, and Rp has no space', () => {
  const bad = [...indonesian, ...english].filter(([, said]) => /Rp\s\d|\d\s?[MB]\b/.test(said)).map(([id]) => id);
  expect(bad).toEqual([]);
});
