import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import { allMutations, documentOf, spoiled } from '../support/mutations.ts';
import { HOSTILE } from './hostile-values.ts';

/** One request that means no good: what it is, and how it is sent. */
export interface Hostile {
  name: string;
  init: RequestInit;
  /** What it says; an answer may say that back. */
  said: unknown;
  isCommand: boolean;
}

type Field = GraphQLField<unknown, unknown>;

const isNeeded = (arg: GraphQLArgument) => isNonNullType(arg.type) && arg.defaultValue === undefined;

/** A value that fits an argument which another argument's test needs beside it. */
function harmless(arg: GraphQLArgument): unknown {
  const type = getNamedType(arg.type);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return {};
  return { Int: 1, Boolean: true }[type.name] ?? '15';
}

/** How to come to each type from the root, by fields that need no argument. */
function waysTo(schema: GraphQLSchema): Map<string, (inner: string) => string> {
  const root = schema.getQueryType();
  const ways = new Map<string, (inner: string) => string>();
  if (!root) return ways;
  ways.set(root.name, (inner) => `{ ${inner} }`);
  const open: GraphQLObjectType[] = [root];
  for (let type = open.shift(); type; type = open.shift()) {
    const before = ways.get(type.name);
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      if (!isObjectType(to) || ways.has(to.name) || field.args.some(isNeeded)) continue;
      ways.set(to.name, (inner) => before?.(`${field.name} { ${inner} }`) ?? '');
      open.push(to);
    }
  }
  return ways;
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Asks a field with a hostile value for one argument, as a variable or written into the document. */
function asked(way: (inner: string) => string, field: Field, arg: GraphQLArgument, value: unknown, isWritten: boolean) {
  const others = field.args.filter((one) => one !== arg && isNeeded(one));
  const variables = Object.fromEntries(others.map((one) => [one.name, harmless(one)]));
  const declared = [...others, ...(isWritten ? [] : [arg])].map((one) => `$${one.name}: ${String(one.type)}`);
  const literal = isWritten ? JSON.stringify(value) : `$${arg.name}`;
  const given = [...others.map((one) => `${one.name}: $${one.name}`), `${arg.name}: ${literal}`];
  const inner = `${field.name}(${given.join(', ')}) ${isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''}`;
  const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
  return json({ query: head + way(inner), variables: isWritten ? variables : { ...variables, [arg.name]: value } });
}

/** Every argument of every field that a query comes to, with every hostile value. */
export function* hostileQuestions(schema: GraphQLSchema): Generator<Hostile> {
  for (const [typeName, way] of waysTo(schema)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const arg of field.args) {
        for (const [what, value] of HOSTILE) {
          const isWritten = typeof value === 'string' && value.length < 100 && value.length % 2 === 0;
          const name = `${typeName}.${field.name}(${arg.name}): ${what}`;
          yield { name, init: asked(way, field, arg, value, isWritten), said: value, isCommand: false };
        }
      }
    }
  }
}

/** Every command with every hostile value wherever a text or a number belongs. */
export function* hostileCommands(): Generator<Hostile> {
  const scalars = ['ID', 'String', 'Int', 'Boolean', 'Amount', 'Rupiah', 'Decimal', 'Date', 'DateTime'];
  for (const mutation of allMutations()) {
    for (const [what, value] of HOSTILE) {
      const { input } = spoiled(mutation, scalars, value);
      const init = json({ query: documentOf(mutation), variables: { input } });
      yield { name: `${mutation.name}: ${what}`, init, said: value, isCommand: true };
    }
  }
}

/** Entities by keys that nobody gave out, as only a gateway asks for them. */
export function* hostileEntities(
  schema: GraphQLSchema,
  entities: readonly { type: string; key: string }[],
): Generator<Hostile> {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
  for (const { type, key } of entities) {
    if (!isObjectType(schema.getType(type))) continue;
    for (const [what, value] of HOSTILE) {
      const name = `entity ${type} by ${key}: ${what}`;
      const of = [{ __typename: type, [key]: value }];
      yield { name, init: json({ query, variables: { of } }), said: value, isCommand: false };
      yield {
        name: `${name}, as a type`,
        init: json({ query, variables: { of: [{ __typename: value }] } }),
        said: value,
        isCommand: false,
      };
    }
  }
}
