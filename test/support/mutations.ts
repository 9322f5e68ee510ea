import * as fs from 'node:fs';
import { randomUUID } from 'node:crypto';

import {
  buildASTSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

import type { HubAddress } from './hub.ts';

export type SubgraphName = keyof HubAddress['subgraphs'];
const SUBGRAPHS: SubgraphName[] = ['programs', 'csr', 'pillars'];

export interface KnownMutation {
  name: string;
  owner: SubgraphName;
  inputType: string;
  /** True where the answer may be a refusal. */
  mayRefuse: boolean;
  /** The smallest input that the schema lets pass; what it says is not true. */
  smallestInput: Record<string, unknown>;
}

const schemaOf = (name: string): GraphQLSchema =>
  buildASTSchema(parse(fs.readFileSync(`schema/${name}.graphql`, 'utf8')), { assumeValidSDL: true });

const API = schemaOf('api');

const SCALARS: Record<string, () => unknown> = {
  ID: () => randomUUID(),
  String: () => 'uji uji',
  Int: () => 1,
  Boolean: () => true,
  Amount: () => 1,
  Rupiah: () => 1,
  Decimal: () => '1',
  Date: () => '2026-11-21',
  DateTime: () => '2026-11-21T00:00:00Z',
};

/** The smallest value of a type: required fields only, one entry per list. */
function smallest(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return smallest(type.ofType);
  if (isListType(type)) return [smallest(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) {
    const make = SCALARS[type.name];
    if (!make) throw new Error(`no value is known for the scalar ${type.name}`);
    return make();
  }
  const wanted = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(wanted.map((field) => [field.name, smallest(field.type)]));
}

/** Every mutation that clients see, with the subgraph it runs in. */
export function allMutations(): KnownMutation[] {
  const owners = SUBGRAPHS.map((name) => [name, schemaOf(name).getMutationType()?.getFields() ?? {}] as const);
  return Object.values(API.getMutationType()?.getFields() ?? {}).map((field) => {
    const owner = owners.find(([, fields]) => field.name in fields)?.[0];
    const input = field.args.find((arg) => arg.name === 'input');
    if (!owner || !input) throw new Error(`${field.name} has no owner or no input`);
    const result = getNamedType(field.type);
    return {
      name: field.name,
      owner,
      inputType: String(input.type),
      mayRefuse: isUnionType(result) && result.getTypes().some((type) => type.getInterfaces().length > 0),
      smallestInput: smallest(input.type) as Record<string, unknown>,
    };
  });
}

/** The document that runs a mutation and asks for what every answer has. */
export const documentOf = ({ name, inputType, mayRefuse }: KnownMutation): string =>
  `mutation ($input: ${inputType}) {
    it: ${name}(input: $input) { __typename ${mayRefuse ? '... on Refusal { code }' : ''} }
  }`;

/** The types a subgraph finds by key, and the name of the key. */
export function entitiesOf(name: SubgraphName): { type: string; key: string }[] {
  const sdl = fs.readFileSync(`schema/${name}.graphql`, 'utf8');
  return [...sdl.matchAll(/^type (\w+)[^{\n]*@key\(fields: "(\w+)"\)/gm)].map(([, type = '', key = '']) => ({
    type,
    key,
  }));
}

/** Every field of a type that needs no argument, down to a depth: what a curious reader would ask for. */
export function everything(schema: GraphQLSchema, typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '__typename';
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
    const inner = String(field.type).replace(/[[\]!]/g, '');
    if (!isObjectType(schema.getType(inner))) return [field.name];
    return depth > 0 ? [`${field.name} { ${everything(schema, inner, depth - 1)} }`] : [];
  });
  return ['__typename', ...parts].join(' ');
}

export const readSchema = schemaOf;

/** One leaf of an input: where it stands, as a fault would name it, and its scalar. */
export interface Leaf {
  path: string;
  scalar: string;
}

/** Builds the whole input of a type, optional fields too, out of what `valueOf` gives for each leaf. */
function whole(type: GraphQLInputType, path: string, valueOf: (leaf: Leaf) => unknown): unknown {
  if (isNonNullType(type)) return whole(type.ofType, path, valueOf);
  if (isListType(type)) return [whole(type.ofType, `${path}.0`, valueOf)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return valueOf({ path, scalar: type.name });
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => [
      field.name,
      whole(field.type, path ? `${path}.${field.name}` : field.name, valueOf),
    ]),
  );
}

/** The whole input of a mutation with `bad` in every leaf of some scalars, and the paths that are bad. */
export function spoiled({ name }: KnownMutation, scalars: readonly string[], bad: unknown) {
  const input = API.getMutationType()?.getFields()[name]?.args[0];
  if (!input) throw new Error(`no mutation ${name}`);
  const paths: string[] = [];
  const value = whole(input.type, '', ({ path, scalar }) => {
    if (!scalars.includes(scalar)) return SCALARS[scalar]?.();
    paths.push(path);
    return bad;
  });
  return { paths, input: value };
}
