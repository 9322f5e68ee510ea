import { Kind, type DocumentNode } from 'graphql';

import { UNSTORABLE } from './check-input.ts';

/** The fields of each key of each type, by the @key directives of a subgraph. */
export function keysOf(document: DocumentNode): ReadonlyMap<string, readonly string[][]> {
  const keys = new Map<string, string[][]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const found = (definition.directives ?? []).flatMap(({ name, arguments: given = [] }) => {
      const fields = given.find((argument) => argument.name.value === 'fields')?.value;
      return name.value === 'key' && fields?.kind === Kind.STRING ? [fields.value.split(/\s+/)] : [];
    });
    keys.set(definition.name.value, found);
  }
  return keys;
}

/** A text that Postgres can compare with one it holds, or a number. */
const mayBeKept = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && !UNSTORABLE.test(value));

/** False for a reference by which nothing can be found, because none of its keys is there whole. */
export const isFindable = (keys: readonly string[][] | undefined, reference: Record<string, unknown>): boolean =>
  (keys ?? []).some((fields) => fields.every((field) => mayBeKept(reference[field])));
