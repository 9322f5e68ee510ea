import * as fs from 'node:fs';

import {
  buildSchema,
  findBreakingChanges,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  parse,
  print,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { expect, test } from 'vitest';

import { isCommitted, readSchemaFile } from '../../gateway/committed-schema.ts';
import { driftedFiles } from '../../gateway/schema-files.ts';
import { assertSameSchema } from '../../gateway/schema-match.ts';

const api = () => buildSchema(readSchemaFile('api.graphql'));
const own = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !(isScalarType(type) && isSpecifiedScalarType(type)),
  );
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Every type, field, argument, input field and enum value without a sentence of its own. */
function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const look = (name: string, description: string | null | undefined) => {
    if (!description?.trim()) missing.push(name);
  };
  for (const type of own(schema)) {
    if (!ROOTS.has(type.name)) look(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description);
        if ('args' in field)
          for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    }
  }
  return missing;
}

test('the look for descriptions bites', () => {
  expect(undescribed(buildSchema('"q" type Query { a(b: Int): Int }'))).toEqual(['Query.a', 'Query.a(b)']);
});

test('every element of the schema is described', () => {
  expect(undescribed(api())).toEqual([]);
});

test('the committed schema is what the code says', () => {
  expect(driftedFiles()).toEqual([]);
});

test('the gateway refuses subgraphs that are not what its supergraph was composed from', () => {
  const sdl = readSchemaFile('csr.graphql');
  expect(isCommitted('csr', sdl)).toBe(true);
  expect(() => assertSameSchema([{ name: 'csr', sdl: sdl.replace('myPledges', 'ourPledges') }])).toThrow(/another csr/);
});

test('the check for breaking changes bites', () => {
  const [before, after] = ['type Query { a: Int b: Int }', 'type Query { a: Int }'].map((sdl) => buildSchema(sdl));
  expect(before && after && findBreakingChanges(before, after)).toHaveLength(1);
});

test('no Float anywhere, and no Int where rupiah are meant', () => {
  const fields = own(api()).flatMap((type) =>
    isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({
          name: `${type.name}.${field.name}`,
          of: getNamedType(field.type as GraphQLType),
        }))
      : [],
  );
  const MONEY = /\.(.*amount|.*rupiah|budget|need|committed|delivered|held|open)$/i;
  const found = fields
    .filter(({ name, of }) => of.name === 'Float' || (of.name === 'Int' && MONEY.test(name)))
    .map(({ name }) => name);
  expect(found).toEqual([]);
});

test('a root field may be null, so that one subgraph down leaves the rest of an answer', () => {
  const query = api().getQueryType()?.getFields() ?? {};
  expect(
    Object.values(query)
      .filter((field) => isNonNullType(field.type))
      .map((field) => field.name),
  ).toEqual([]);
});

test('each mutation takes one input and answers with a union named after it: success in the past tense, refusals', () => {
  const wrong = Object.values(api().getMutationType()?.getFields() ?? {}).filter((field) => {
    const result = getNamedType(field.type);
    const members = isUnionType(result) ? result.getTypes() : [];
    const successes = members.filter((member) => !member.getInterfaces().some(({ name }) => name === 'Refusal'));
    return (
      field.args.length !== 1 ||
      field.args[0]?.name !== 'input' ||
      successes.length !== 1 ||
      !result.name.endsWith('Result')
    );
  });
  expect(wrong.map((field) => field.name)).toEqual([]);
});

/** Unions of a supergraph that more than one subgraph tells of. */
const unionsOfSeveral = (supergraph: string): string[] =>
  parse(supergraph).definitions.flatMap((one) =>
    one.kind === Kind.UNION_TYPE_DEFINITION &&
    (one.directives ?? []).filter(({ name }) => name.value === 'join__type').length > 1
      ? [one.name.value]
      : [],
  );

test('each union belongs to one subgraph: the planner forgets members that not all of several know', () => {
  const told = 'union Two @join__type(graph: A) @join__type(graph: B) = X union One @join__type(graph: A) = X';
  expect(unionsOfSeveral(told)).toEqual(['Two']);
  expect(unionsOfSeveral(readSchemaFile('supergraph.graphql'))).toEqual([]);
});

test('the committed supergraph parses and names the three subgraphs', () => {
  const supergraph = print(parse(readSchemaFile('supergraph.graphql')));
  for (const name of ['programs', 'csr', 'pillars']) expect(supergraph).toContain(`name: "${name}"`);
  expect(fs.existsSync('schema/GLOSSARY.md')).toBe(true);
});
