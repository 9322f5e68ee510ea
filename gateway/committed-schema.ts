import * as fs from 'node:fs';
import { join } from 'node:path';

import { parse, print } from 'graphql';

import { projectFolder } from './machine/postgres-files.ts';

/** A file of `schema/`. */
export const inSchema = (name: string) => join(projectFolder(), 'schema', name);

/** Sorts the definitions of an SDL by kind and name, so that a diff shows only what changed. */
export function sorted(sdl: string): string {
  const document = parse(sdl, { noLocation: true });
  const nameOf = (definition: (typeof document.definitions)[number]) =>
    'name' in definition && definition.name ? definition.name.value : '';
  const definitions = document.definitions.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
  return `${print({ ...document, definitions })}\n`;
}

export function readSchemaFile(name: string): string {
  return fs.readFileSync(inSchema(name), 'utf8');
}

/** True when a subgraph's SDL is the one in `schema/` that the supergraph was composed from. */
export function isCommitted(name: string, sdl: string): boolean {
  return sdl !== '' && sorted(sdl) === readSchemaFile(`${name}.graphql`);
}
