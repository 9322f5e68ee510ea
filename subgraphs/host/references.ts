import { Kind, type DocumentNode, type GraphQLSchema } from 'graphql';

import { badInput, type FieldProblem } from '#kit/errors';

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
    if (found.length > 0) keys.set(definition.name.value, found);
  }
  return keys;
}

/** A text that Postgres can compare with one it holds, or a number. */
const mayBeKept = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && !UNSTORABLE.test(value));

/** False for a reference by which nothing can be found, because none of its keys is there whole. */
export const isFindable = (keys: readonly string[][] | undefined, reference: Record<string, unknown>): boolean =>
  (keys ?? []).some((fields) => fields.every((field) => mayBeKept(reference[field])));

/** What is wrong with what is asked for by reference: a type that has no key here. */
const problemsOf = (keys: ReadonlyMap<string, unknown>, references: unknown): FieldProblem[] =>
  (Array.isArray(references) ? references : []).flatMap((reference: unknown, at) => {
    const type: unknown =
      typeof reference === 'object' && reference !== null ? Reflect.get(reference, '__typename') : null;
    if (typeof type === 'string' && keys.has(type)) return [];
    const message = 'is the name of a type that has a key here.';
    return [{ field: `representations.${at}.__typename`, code: 'UNKNOWN_TYPE', message }];
  });

/** Tells who asks for entities of a type that is none, where the library would fail. */
export function checkReferences(schema: GraphQLSchema, keys: ReadonlyMap<string, unknown>): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const find = field?.resolve;
  if (!field || !find) return;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const problems = problemsOf(keys, args['representations']);
    if (problems.length > 0) throw badInput(problems);
    return find(source, args, context, info);
  };
}
