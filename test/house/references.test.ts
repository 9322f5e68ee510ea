import {
  isTypeExtensionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';
import { expect, test } from 'vitest';

import { readSchemaFile } from '../../gateway/committed-schema.ts';

/** The fields that each subgraph tells of each type itself. */
type Told = ReadonlyMap<string, ReadonlyMap<string, readonly FieldDefinitionNode[]>>;

const isExternal = ({ directives }: FieldDefinitionNode) =>
  directives?.some(({ name }) => name.value === 'external') ?? false;

function toldBy(sdls: Readonly<Record<string, string>>): Told {
  return new Map(
    Object.entries(sdls).map(([subgraph, sdl]) => [
      subgraph,
      new Map(
        parse(sdl).definitions.flatMap((type) =>
          (isTypeDefinitionNode(type) || isTypeExtensionNode(type)) &&
          'fields' in type &&
          !type.kind.startsWith('Input')
            ? [[type.name.value, (type.fields as readonly FieldDefinitionNode[]).filter((one) => !isExternal(one))]]
            : [],
        ),
      ),
    ]),
  );
}

/** The name of a type, and whether what stands there, or an item of the list that stands there, must be there. */
const ofType = (type: TypeNode): { name: string; mustBe: boolean } =>
  type.kind === Kind.NAMED_TYPE
    ? { name: type.name.value, mustBe: false }
    : type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE
      ? { name: type.type.name.value, mustBe: true }
      : ofType(type.type);

/** References that must be there, to what only another subgraph can tell: with that one away they would be null all the same. */
function promisedForOthers(sdls: Readonly<Record<string, string>>): string[] {
  const told = toldBy(sdls);
  const needsAnother = (name: string, subgraph: string) => {
    const own = new Set(
      told
        .get(subgraph)
        ?.get(name)
        ?.map((field) => field.name.value),
    );
    return [...told].some(
      ([other, types]) =>
        other !== subgraph &&
        types.get(name)?.some((field) => field.type.kind === Kind.NON_NULL_TYPE && !own.has(field.name.value)),
    );
  };
  return [...told].flatMap(([subgraph, types]) =>
    [...types].flatMap(([type, fields]) =>
      fields
        .filter((field) => {
          const { name, mustBe } = ofType(field.type);
          return mustBe && needsAnother(name, subgraph);
        })
        .map((field) => `${subgraph}: ${type}.${field.name.value}`),
    ),
  );
}

const HERE = 'type Area @key(fields: "code") { code: String! name: String! }';

test('the look for promises bites', () => {
  const there = (area: string) =>
    `type Area @key(fields: "code") { code: String! } type Company { area: ${area} } type Query { a: Company! }`;
  const found = (area: string) => promisedForOthers({ programs: HERE, csr: there(area) });
  expect([found('Area!'), found('[Area!]'), found('[Area]!'), found('Area')]).toEqual([
    ['csr: Company.area'],
    ['csr: Company.area'],
    [],
    [],
  ]);
});

test('what only another subgraph knows may be missing wherever a subgraph names it', () => {
  const sdls = Object.fromEntries(
    ['programs', 'csr', 'pillars'].map((name) => [name, readSchemaFile(`${name}.graphql`)]),
  );
  expect(promisedForOthers(sdls)).toEqual([]);
});
