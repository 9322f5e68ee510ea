import * as fs from 'node:fs';
import { join, relative } from 'node:path';

import { expect, test } from 'vitest';

const ROOT = 'subgraphs';
/** The one list that names all subgraphs. */
const REGISTER = 'subgraphs/index.ts';

/** Who may import what, by the role in the file's name. A subgraph sees itself and the kit, never another subgraph. */
const MAY_IMPORT: Record<string, RegExp> = {
  rules: /^#kit\/(amount|refusal|dates)$|\.rules\.ts$/,
  entity: /^(#kit\/|@mikro-orm\/|node:)|\.(rules|entity)\.ts$/,
  type: /^(#kit\/|type-graphql$|class-validator$)|\.(rules|stub|type)\.ts$/,
  stub: /^(#kit\/|type-graphql$)|\.(rules|stub|type)\.ts$/,
};
const DECORATED = /\.(type|stub|resolver)\.ts$/;

function filesUnder(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What is wrong with the imports of one file, in words. */
function breaches(file: string, text: string): string[] {
  const found: string[] = [];
  const subgraph = file.split('/')[1];
  const role = /\.([a-z-]+)\.ts$/.exec(file)?.[1] ?? '';
  for (const [, isType, source = ''] of text.matchAll(/^(?:import|export)(\s+type)?\s[^;]*?from\s+'([^']+)'/gm)) {
    const target = source.startsWith('.') ? relative('.', join(file, '..', source)) : source;
    const otherSubgraph = /^subgraphs\/(programs|csr|pillars)\//.exec(target)?.[1];
    if (otherSubgraph && otherSubgraph !== subgraph && file !== REGISTER)
      found.push(`${file} imports ${source} of another subgraph`);
    if (/^(gateway|seeds|test|portal)\//.test(target))
      found.push(`${file} imports ${source}: a subgraph knows no ${target.split('/')[0]}`);
    const allowed = MAY_IMPORT[role];
    if (allowed && !isType && !allowed.test(source)) found.push(`${file} is a ${role} and imports ${source}`);
    if (source.startsWith('#host/') && subgraph !== 'host' && !file.endsWith('/index.ts'))
      found.push(`${file} imports what runs it: ${source}`);
    if (source === 'type-graphql' && subgraph !== 'kit' && subgraph !== 'host' && !isType && !DECORATED.test(file))
      found.push(`${file} decorates`);
  }
  return found;
}

test('the check bites', () => {
  expect(
    breaches('subgraphs/csr/pledges/pledge.rules.ts', "import { Pledge } from './pledge.entity.ts';"),
  ).toHaveLength(1);
  expect(
    breaches('subgraphs/csr/pledges/pledge.queries.ts', "import { A } from '../../programs/areas/area.queries.ts';"),
  ).toHaveLength(1);
  expect(breaches('subgraphs/csr/pledges/pledge.commands.ts', "import { Field } from 'type-graphql';")).toHaveLength(1);
  expect(
    breaches('subgraphs/csr/pledges/pledge.commands.ts', "import { x } from '../../../gateway/front.ts';"),
  ).toHaveLength(1);
  expect(breaches('subgraphs/kit/command.ts', "import { x } from '#host/serve';")).toHaveLength(1);
});

test('every file imports only what its role may', () => {
  expect(filesUnder(ROOT).flatMap((file) => breaches(file, fs.readFileSync(file, 'utf8')))).toEqual([]);
});

test('the portal imports nothing of the subgraphs', () => {
  const files = fs.existsSync('portal') ? filesUnder('portal') : [];
  expect(files.filter((file) => /from '[^']*subgraphs\//.test(fs.readFileSync(file, 'utf8')))).toEqual([]);
});

test('rules are pure: no promise, no clock, no throw', () => {
  const impure = filesUnder(ROOT)
    .filter((file) => file.endsWith('.rules.ts'))
    .filter((file) => /\basync\b|Date\.now|new Date\(\)|\bthrow\b/.test(fs.readFileSync(file, 'utf8')));
  expect(impure).toEqual([]);
});

test('the kit stays small and names no noun of a subgraph', () => {
  const kit = filesUnder(join(ROOT, 'kit'));
  const lines = kit.reduce((sum, file) => sum + fs.readFileSync(file, 'utf8').split('\n').length - 1, 0);
  expect(kit.length).toBeLessThanOrEqual(25);
  expect(lines).toBeLessThanOrEqual(1_500);
  const nouns = kit.filter((file) =>
    /\b(gapArea|GapArea|pledge|Pledge|company|Company|deployment|Deployment)\b/.test(
      fs.readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$|'[^']*'/gm, ''),
    ),
  );
  expect(nouns).toEqual([]);
});
