import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLSchema,
} from 'graphql';

import { CuriousReader, ROOT, callsOf, inputOf, type Known } from './curious.ts';
import { entitiesOf, readSchema, type SubgraphName } from './mutations.ts';
import type { Planted } from './planted.ts';
import { FORUM_CODE } from './region.ts';

export const API = readSchema('api');
const MOST_KEYS = 6;
const quoted = (text: string) => JSON.stringify(text);

/** Keys of what is there, by type, as somebody who may see it was told them. */
export type Found = Map<string, { id: Set<string>; code: Set<string> }>;

export interface Question {
  name: string;
  document: string;
}

/** Takes the keys out of an answer: of everything that says what it is. */
export function collect(answer: unknown, found: Found): void {
  if (typeof answer !== 'object' || answer === null) return;
  const { __typename: type, id, code } = answer as Record<string, unknown>;
  if (typeof type === 'string') {
    const keys = found.get(type) ?? { id: new Set(), code: new Set() };
    found.set(type, keys);
    if (typeof id === 'string') keys.id.add(id);
    if (typeof code === 'string') keys.code.add(code);
  }
  for (const value of Object.values(answer)) collect(value, found);
}

/** A root field asked for by the key of another type than the one it gives. */
const KEY_OF: Record<string, string> = {
  CertificateCheck: 'ContributionCertificate',
  PledgeReceiptCheck: 'PledgeReceipt',
};

/** The keys of a type: those of what was planted first. */
export function keysOf(world: Planted, found: Found, type: string, key: 'id' | 'code'): string[] {
  const planted = key === 'id' ? (world.ids[type] ?? []) : [];
  return [...new Set([...planted, ...(found.get(type)?.[key] ?? [])])].slice(0, MOST_KEYS);
}

/** True values of arguments and of fields of inputs, by their names. */
export const leafOf =
  (world: Planted) =>
  (leaf: string): string | undefined =>
    ({
      within: quoted(world.village),
      area: quoted(world.village),
      areaCode: quoted(world.village),
      codes: `[${quoted(world.village)}, "15.07"]`,
      forum: quoted(FORUM_CODE),
      forumCode: quoted(FORUM_CODE),
      companyId: quoted(world.ids['Company']?.[0] ?? ''),
      needLineId: quoted(world.region.line),
      personnelId: quoted(world.ids['Personnel']?.[0] ?? ''),
      pledgeId: quoted(world.ids['Pledge']?.[0] ?? ''),
      year: '2026',
      fiscalYear: '2027',
      budget: '100000000',
      maximumGaps: '10',
    })[leaf];

/** The true value of an argument; below the roots only what pages and what must be told. */
export const valueIn =
  (world: Planted): Known =>
  (argument: GraphQLArgument, of: string) => {
    const isRoot = of === ROOT;
    if (argument.name === 'first') return isRoot ? '20' : '3';
    if (argument.name === 'asOf') {
      return getNamedType(argument.type).name === 'DateTime' ? quoted(world.plantedAt) : '"2026-11-21"';
    }
    if (!isRoot && !['fiscalYear', 'year'].includes(argument.name)) return undefined;
    const isInput = isInputObjectType(getNamedType(argument.type)) && argument.name !== 'orderBy';
    const isChoice = isEnumType(getNamedType(argument.type)) && isRequiredArgument(argument);
    if (isInput || isChoice) return inputOf(argument.type, argument.name, leafOf(world));
    return leafOf(world)(argument.name);
  };

/** Every question about everything, at the gateway: each root field with each key that is known of its type. */
export function allQuestions(world: Planted, found: Found): { reader: CuriousReader; questions: Question[] } {
  const valueOf = valueIn(world);
  const reader = new CuriousReader(API, valueOf);
  const questions = Object.values(API.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const type = getNamedType(field.type);
    const key = (['id', 'code'] as const).find((name) => field.args.some((argument) => argument.name === name));
    const byKey =
      (one: string): Known =>
      (argument, of) => {
        if (argument.name === key && of === ROOT) return quoted(one);
        return argument.name === 'area' ? undefined : valueOf(argument, of);
      };
    const calls = callsOf(
      field,
      key ? keysOf(world, found, KEY_OF[type.name] ?? type.name, key).map(byKey) : [valueOf],
    );
    if (calls.length === 0 || isLeafType(type)) {
      reader.unaskable.add(`${ROOT}.${field.name}`);
      return [];
    }
    return reader
      .selections(type.name)
      .flatMap((chunk) => calls.map((call) => ({ name: field.name, document: `{ it: ${call} { ${chunk} } }` })));
  });
  return { reader, questions };
}

/** Every entity of a subgraph by its true keys, every field under another name. */
export function entityQuestions(world: Planted, found: Found, owner: SubgraphName): Question[] {
  const schema: GraphQLSchema = readSchema(owner);
  const reader = new CuriousReader(schema, valueIn(world), true);
  return entitiesOf(owner).flatMap(({ type, key }) => {
    const keys = keysOf(world, found, type, key === 'code' ? 'code' : 'id');
    if (keys.length === 0) return [];
    const of = keys.map((one) => `{ __typename: ${quoted(type)}, ${key}: ${quoted(one)} }`).join(', ');
    return reader.selections(type, 3).map((chunk) => ({
      name: `${owner} ${type}`,
      document: `{ them: _entities(representations: [${of}]) { ... on ${type} { ${chunk} } } }`,
    }));
  });
}
