import * as fs from 'node:fs';

import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
}

const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/** Terms that let the hub be run, changed and given on; MPL asks that only for its own files. */
const FREE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
];
/** Data and letters that only the build and the pages carry. */
const FREE_DATA = ['CC-BY-4.0', 'OFL-1.1'];
/** Gateways that a bench may measure the hub against; they are never part of it. */
const MEASURED = /^@apollo\/(gateway|query-planner|query-graphs|composition|federation-internals)$/;
/** Whose package file says nothing, and whose LICENSE was read. */
const READ: Record<string, string> = { 'png-js@2.0.0': 'MIT' };

/** True where one of the choices, or all of what is asked for together, is free. */
const isFree = (licence: string, free: readonly string[]): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((term) => free.includes(term)));

function notFree(entries: typeof locked): string[] {
  return entries.flatMap(([path, { version = '', license, dev }]) => {
    const known = license ?? READ[`${nameOf(path)}@${version}`];
    const measured = MEASURED.test(nameOf(path)) ? ['Elastic-2.0'] : [];
    const free = dev === true ? [...FREE, ...FREE_DATA, ...measured] : FREE;
    return known !== undefined && isFree(known, free) ? [] : [`${nameOf(path)}@${version}: ${known ?? 'none told'}`];
  });
}

/** The oldest version of each that is free of a fault which would let somebody hurt a hub. */
const FLOORS: Record<string, string> = {
  graphql: '16.15.0',
  '@apollo/server': '5.5.0',
  '@graphql-hive/gateway-runtime': '2.12.1',
  'path-to-regexp': '8.4.0',
  ws: '8.17.1',
  jose: '6.0.0',
};

/** Whether a version comes before another, by its numbers. */
function isOlder(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number);
  const [mine, least] = [numbers(version), numbers(floor)];
  const at = mine.findIndex((number, index) => number !== least[index]);
  return at >= 0 && (mine[at] ?? 0) < (least[at] ?? 0);
}

test('every package may be used, changed and given on', () => {
  expect(locked.length).toBeGreaterThan(500);
  expect(notFree(locked)).toEqual([]);
});

test('a licence that binds, or none at all, would be found', () => {
  const found = notFree([
    ['node_modules/a', { version: '1.0.0', license: 'AGPL-3.0' }],
    ['node_modules/b', { version: '1.0.0' }],
    ['node_modules/c', { version: '1.0.0', license: 'MIT AND Elastic-2.0' }],
    ['node_modules/d', { version: '1.0.0', license: '(MIT OR GPL-3.0)' }],
    ['node_modules/e', { version: '1.0.0', license: 'CC-BY-4.0' }],
    ['node_modules/@apollo/gateway', { version: '2.0.0', license: 'Elastic-2.0' }],
    ['node_modules/@apollo/composition', { version: '2.0.0', license: 'Elastic-2.0', dev: true }],
    ['node_modules/f', { version: '1.0.0', license: 'Elastic-2.0', dev: true }],
  ]);
  expect(found).toEqual([
    'a@1.0.0: AGPL-3.0',
    'b@1.0.0: none told',
    'c@1.0.0: MIT AND Elastic-2.0',
    'e@1.0.0: CC-BY-4.0',
    '@apollo/gateway@2.0.0: Elastic-2.0',
    'f@1.0.0: Elastic-2.0',
  ]);
});

test('every package is the one that was locked, by its hash', () => {
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

test('no package is older than the mending of a known fault, and of graphql there is one', () => {
  const old = locked.filter(([path, { version = '0' }]) => isOlder(version, FLOORS[nameOf(path)] ?? '0.0.0'));
  expect(old.map(([path, { version }]) => `${path}@${version}`)).toEqual([]);
  expect(isOlder('5.4.9', '5.5.0') && !isOlder('5.5.0', '5.5.0') && !isOlder('6.0.0', '5.5.0')).toBe(true);
  expect(locked.filter(([path]) => nameOf(path) === 'graphql')).toHaveLength(1);
});
