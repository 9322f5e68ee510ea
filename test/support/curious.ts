import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A value for an argument, as it stands in a document; nothing leaves an optional argument out. */
export type Known = (argument: GraphQLArgument, of: string) => string | undefined;

export const ROOT = 'Query';
const DEPTH = 4;
/** How often a field that leads on is followed below the second level, over all questions of one curious reader. */
const REPEATS = 2;
const LEAVES = 250;
const OTHER_NAMES = 29;

/** Writes an input of a type out of what is known of its leaves, by name; required leaves that nobody knows get a filler. */
export function inputOf(type: GraphQLInputType, name: string, known: (leaf: string) => string | undefined): string {
  if (isNonNullType(type)) return inputOf(type.ofType, name, known);
  if (isListType(type)) return `[${inputOf(type.ofType, name.replace(/s$/, ''), known)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return known(name) ?? FILLERS[type.name] ?? '"uji"';
  const told = Object.values(type.getFields()).flatMap((field) => {
    const isWanted = isRequiredInputField(field) || known(field.name) !== undefined;
    return isWanted ? [`${field.name}: ${inputOf(field.type, field.name, known)}`] : [];
  });
  return `{ ${told.join(', ')} }`;
}

const FILLERS: Record<string, string> = {
  Int: '2027',
  Boolean: 'true',
  Amount: '1',
  Rupiah: '1000000',
  Decimal: '"1"',
  Date: '"2026-11-20"',
  DateTime: '"2026-11-20T00:00:00Z"',
};

/** The same, of now: what a field says of an earlier instant is asked for beside it. */
const ofNow =
  (known: Known): Known =>
  (argument, of) =>
    argument.name === 'asOf' ? undefined : known(argument, of);

const hasPast = ({ args }: GraphQLField<unknown, unknown>): boolean => args.some(({ name }) => name === 'asOf');

/** True for a field that another subgraph owns: this one knows it only where the gateway sends it along. */
const isExternal = ({ astNode }: GraphQLField<unknown, unknown>): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'external') ?? false;

/** The arguments of a field, or null when one that must be given is not known. */
function argumentsOf(field: GraphQLField<unknown, unknown>, of: string, known: Known): string | null {
  const told: string[] = [];
  for (const argument of field.args) {
    const value = known(argument, of);
    if (value !== undefined) told.push(`${argument.name}: ${value}`);
    else if (isRequiredArgument(argument)) return null;
  }
  return told.length > 0 ? `(${told.join(', ')})` : '';
}

interface Place {
  prefix: string[];
  type: GraphQLNamedType;
  depth: number;
}

interface Found {
  leaves: string[][];
  here: Set<string>;
  places: Place[];
}

interface Seen {
  place: Place;
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  name: string;
  found: Found;
}

/** Leaves in as few questions as the limits of the hub allow: so many leaves, and so many other names on the ways to them. */
function inChunks(leaves: string[][]): string[][][] {
  const chunks: string[][][] = [];
  let named = new Set<string>();
  for (const leaf of leaves) {
    const ways = leaf.map((_, at) => leaf.slice(0, at + 1).join(' '));
    const others = ways.filter((_, at) => /^\w+: /.test(leaf[at] ?? ''));
    const last = chunks.at(-1);
    const together = new Set([...named, ...others]);
    if (last && last.length < LEAVES && together.size <= OTHER_NAMES) {
      last.push(leaf);
      named = together;
    } else {
      chunks.push([leaf]);
      named = new Set(others);
    }
  }
  return chunks;
}

/** Asks for every field it can reach, breadth first, and remembers which ways it has gone often enough. */
export class CuriousReader {
  private readonly followed = new Map<string, number>();
  /** Every field of an object that was asked for, as `Type.field`. */
  readonly asked = new Set<string>();
  /** Fields that could not be asked for, because an argument of theirs has no known value. */
  readonly unaskable = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    /** True: every field is asked for by another name, which a guard by names would not know. */
    private readonly isAliased = false,
  ) {}

  /** The selections below a type, each small enough for one question. */
  selections(typeName: string, depth = DEPTH): string[] {
    const type = this.schema.getType(typeName);
    if (!type) throw new Error(`no type ${typeName}`);
    const leaves: string[][] = [];
    const here = new Set<string>();
    const places: Place[] = [{ prefix: [], type, depth }];
    for (let place = places.shift(); place; place = places.shift()) {
      if (isAbstractType(place.type)) places.push(...this.kindsOf(place));
      else if (isObjectType(place.type)) this.look(place, place.type, { leaves, here, places });
    }
    return inChunks(leaves).map(folded);
  }

  private kindsOf({ prefix, type, depth }: Place): Place[] {
    if (!isAbstractType(type)) return [];
    return this.schema
      .getPossibleTypes(type)
      .map((one) => ({ prefix: [...prefix, `... on ${one.name}`], type: one, depth }));
  }

  private look(place: Place, type: GraphQLObjectType, found: Found): void {
    const isOneKind = place.prefix.at(-1)?.startsWith('... on ') ?? false;
    found.leaves.push([...place.prefix, '__typename']);
    for (const field of Object.values(type.getFields())) {
      if (isExternal(field)) continue;
      const name = `${type.name}.${field.name}`;
      // Members of a union may give one name different types.
      const alias = isOneKind || this.isAliased ? `${type.name}_${field.name}: ` : '';
      const args = argumentsOf(field, type.name, ofNow(this.known));
      if (args === null) {
        this.unaskable.add(name);
        continue;
      }
      const calls = [`${alias}${field.name}${args}`];
      if (hasPast(field))
        calls.push(`${field.name}_then: ${field.name}${argumentsOf(field, type.name, this.known) ?? ''}`);
      this.take(calls, { place, type, field, name, found });
    }
  }

  /** Notes the calls of one field: plain values as leaves, the others as places to look into. */
  private take(calls: readonly string[], { place, type, field, name, found }: Seen): void {
    const inner = getNamedType(field.type);
    if (!isLeafType(inner) && !this.mayFollow(name, inner, place.depth, found.here)) return;
    this.asked.add(name);
    const isPage = /(Connection|Edge)$/.test(type.name);
    for (const call of calls) {
      const prefix = [...place.prefix, call];
      if (isLeafType(inner)) found.leaves.push(prefix);
      else found.places.push({ prefix, type: inner, depth: place.depth - (isPage ? 0 : 1) });
    }
  }

  private mayFollow(name: string, inner: GraphQLNamedType, depth: number, here: Set<string>): boolean {
    // `nodes` says the same as `edges`; of edges only the cursor is asked for.
    if (name.endsWith('Edge.node') || depth <= 0 || here.has(name)) return false;
    const times = this.followed.get(name) ?? 0;
    if (depth <= DEPTH - 2 && times >= REPEATS && !inner.name.endsWith('Connection')) return false;
    here.add(name);
    this.followed.set(name, times + 1);
    return true;
  }
}

/** The ways to ask a root field: one call for each set of true arguments. */
export function callsOf(field: GraphQLField<unknown, unknown>, values: readonly Known[]): string[] {
  const every = hasPast(field) ? values.flatMap((known) => [ofNow(known), known]) : values;
  const calls = every.flatMap((known) => argumentsOf(field, ROOT, known) ?? []);
  return [...new Set(calls)].map((args) => `${field.name}${args}`);
}

/** Paths that share their beginning, as one selection. */
function folded(paths: readonly string[][]): string {
  const inside = new Map<string, string[][]>();
  for (const [first = '', ...rest] of paths) inside.set(first, [...(inside.get(first) ?? []), rest]);
  return [...inside].map(([first, rests]) => (rests[0]?.length ? `${first} { ${folded(rests)} }` : first)).join(' ');
}
