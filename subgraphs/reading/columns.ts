import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

import { isWatched } from '#kit/watched';

type Name = string | number | symbol;

/** The SQL of a column, the joins it needs, and how what the driver gives is read; null stays null. */
export interface Column {
  sql: string;
  joins?: readonly string[];
  read?: (given: never) => unknown;
}

/** What follows from other columns of its row. */
export interface Derived<Row, Value> {
  needs: readonly (keyof Row)[];
  of: (row: Row) => Value;
}

export interface RowColumns<Row> {
  /** A column for each property of a row: one that is forgotten does not compile. */
  columns: { [Key in keyof Row]-?: string | Column | Derived<Row, Row[Key]> };
  /** What the fields need that are no property; one that stands nowhere needs the whole row. */
  fields: Record<string, readonly (keyof Row)[]>;
  /** What the code around a row reads whatever was asked. */
  always: readonly (keyof Row)[];
  /** The joins by their names, in the order in which they can be made. */
  joins?: Record<string, string>;
}

/** The columns of one question: what stands after `select`, what after `from`, and how a row is made of them. */
export interface ChosenColumns<Row> {
  key: string;
  sql: string;
  joins: string;
  rowOf: (given: object) => Row;
}

/** Each choice is a statement of its own that connections keep prepared; who asks for more gets the whole row. */
const MOST_CHOICES = 64;

/** In tests a column that was not asked for is no silent `undefined`. */
function watching(missing: readonly Name[]): object | null {
  if (!isWatched || missing.length === 0) return null;
  const guard = {};
  for (const name of missing)
    Object.defineProperty(guard, name, {
      get: () => {
        throw new Error(`the column ${String(name)} was not read: no field asked for it`);
      },
    });
  return guard;
}

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

type Fragments = GraphQLResolveInfo['fragments'];

/** The fields asked at a path below, whatever they are called in the answer and on whatever condition. */
function namesIn(sets: readonly SelectionSetNode[], fragments: Fragments, path: readonly string[]): string[] {
  const found: FieldNode[] = [];
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) found.push(one);
      else if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet);
      else walk(fragments[one.name.value]?.selectionSet ?? NOTHING);
    }
  };
  sets.forEach(walk);
  const [next, ...rest] = path;
  if (next === undefined) return found.map(({ name }) => name.value);
  const below = found.flatMap(({ name, selectionSet }) => (name.value === next && selectionSet ? [selectionSet] : []));
  return below.length === 0 ? [] : namesIn(below, fragments, rest);
}

const selectionsOf = ({ fieldNodes }: GraphQLResolveInfo) =>
  fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** The names of the fields that are asked right below a field. */
export const fieldsBelow = (info: GraphQLResolveInfo): string[] => namesIn(selectionsOf(info), info.fragments, []);

/** The columns of a type of rows, of which a question reads those that its fields need. */
export function rowColumns<Row extends object>({ columns, fields, always, joins = {} }: RowColumns<Row>) {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const place = new Map<Name, number>(names.map((name, at) => [name, at]));
  const choices = new Map<string, ChosenColumns<Row>>();
  const isDerived = (one: string | Column | Derived<Row, unknown>): one is Derived<Row, unknown> =>
    typeof one === 'object' && 'of' in one;

  function make(key: string, chosen: ReadonlySet<Name>): ChosenColumns<Row> {
    const wanted = names.filter((name) => chosen.has(name));
    const read: [name: keyof Row & string, read: (given: never) => unknown][] = [];
    const derived: [name: keyof Row & string, of: (row: Row) => never][] = [];
    const texts: string[] = [];
    const joined = new Set<string>();
    for (const name of wanted) {
      const column = columns[name];
      if (isDerived(column)) {
        derived.push([name, column.of as never]);
        continue;
      }
      const { sql, joins: needed = [], read: how } = typeof column === 'string' ? { sql: column } : column;
      texts.push(`${sql} as "${name}"`);
      for (const join of needed) joined.add(join);
      if (how) read.push([name, how]);
    }
    const guard = watching(names.filter((name) => !chosen.has(name)));
    return {
      key,
      sql: texts.join(', '),
      joins: Object.entries(joins)
        .flatMap(([name, sql]) => (joined.has(name) ? [sql] : []))
        .join(' '),
      rowOf: (given) => {
        const row = given as Row;
        for (const [name, how] of read) if (row[name] !== null) row[name] = how(row[name] as never) as never;
        for (const [name, of] of derived) row[name] = of(row);
        return guard ? Object.setPrototypeOf(row, guard) : row;
      },
    };
  }

  function needsOf(field: string): readonly Name[] {
    const needed = field === '__typename' ? [] : (fields[field] ?? (place.has(field) ? [field] : names));
    return needed.flatMap((name) => {
      const column = columns[name as keyof Row];
      return isDerived(column) ? [name, ...column.needs] : [name];
    });
  }

  function choose(asked: Iterable<string>): string {
    const wanted = new Set<Name>([...always, ...asked].flatMap((name) => needsOf(name as string)));
    const key =
      wanted.size === names.length ? 'all' : names.flatMap((name, at) => (wanted.has(name) ? [at] : [])).join();
    if (choices.has(key)) return key;
    if (choices.size >= MOST_CHOICES) return 'all';
    choices.set(key, make(key, wanted));
    return key;
  }

  const all = make('all', new Set(names));
  choices.set('all', all);
  return {
    /** The whole row. */
    all,
    /** The columns of a key that `asked` gave. */
    of: (key: string) => choices.get(key) ?? all,
    choose,
    /** Tells by a field's selection which columns its rows need: the rows stand at these paths below the field. */
    asked(...paths: readonly (readonly string[])[]): (info: GraphQLResolveInfo) => string {
      const known = new WeakMap<FieldNode, string>();
      return (info) => {
        const [node] = info.fieldNodes;
        const kept = node && info.fieldNodes.length === 1 ? known.get(node) : undefined;
        if (kept !== undefined) return kept;
        const sets = selectionsOf(info);
        const key = choose(paths.flatMap((path) => namesIn(sets, info.fragments, path)));
        if (node && info.fieldNodes.length === 1) known.set(node, key);
        return key;
      };
    },
  };
}
