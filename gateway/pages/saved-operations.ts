import * as fs from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '../machine/postgres-files.ts';

const folder = () => join(projectFolder(), 'schema/operations');

/** One operation that the project hands out. */
export interface SavedOperation {
  name: string;
  /** What it is for: the comment it begins with. */
  purpose: string;
}

/** Every example operation, by name. */
export function savedOperations(): SavedOperation[] {
  if (!fs.existsSync(folder())) return [];
  const names = fs.readdirSync(folder()).flatMap((file) => /^(\w+)\.graphql$/.exec(file)?.[1] ?? []);
  return names.toSorted().map((name) => ({ name, purpose: purposeOf(textOf(name) ?? '') }));
}

function purposeOf(text: string): string {
  const comments = /^(?:#.*\n)+/.exec(text)?.[0] ?? '';
  return comments.replaceAll(/^# ?/gm, '').replaceAll('\n', ' ').trim();
}

/** The text of an example operation with its variables below, or null where there is none of that name. */
export function textOf(name: string): string | null {
  const file = join(folder(), `${name}.graphql`);
  if (!/^\w+$/.test(name) || !fs.existsSync(file)) return null;
  return fs.readFileSync(file, 'utf8');
}

/** What to send along with an operation; null where it needs nothing. */
export function variablesOf(name: string): string | null {
  const file = join(folder(), `${name}.variables.json`);
  if (!/^\w+$/.test(name) || !fs.existsSync(file)) return null;
  return fs.readFileSync(file, 'utf8');
}
