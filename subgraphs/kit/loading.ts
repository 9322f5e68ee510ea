import DataLoader from 'dataloader';

import type { RequestContext } from './context.ts';
import type { Snapshot } from './snapshot.ts';

/** The rows of each key, in the order of the keys. */
export function rowsOfEach<Row, Key>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const found = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) found.get(keyOf(row))?.push(row);
  return keys.map((key) => found.get(key) ?? []);
}

/**
 * Loads single rows by key: one statement for all keys of a level. The SQL takes the keys as `$1`, an array; `rowOf` makes a row
 * of what the driver gives.
 */
export function rowLoader<Row extends object>(
  read: Snapshot,
  sql: string,
  keyOf: (row: Row) => string,
  more: readonly unknown[] = [],
  rowOf = (given: object) => given as Row,
) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const rows = await read.rows(sql, [keys, ...more]);
    const found = new Map(rows.map(rowOf).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Loads the rows that belong to a key, in the order of the SQL: one statement for all keys of a level. */
export function rowsLoader<Row extends object>(
  read: Snapshot,
  sql: string,
  keyOf: (row: Row) => string,
  more: readonly unknown[] = [],
) {
  return new DataLoader<string, Row[]>(async (keys) =>
    rowsOfEach(keys, await read.rows<Row>(sql, [keys, ...more]), keyOf),
  );
}

/** Keeps one loader per set of arguments: a field asked with the same arguments on many rows is one statement. */
export function perArguments<Args extends readonly unknown[], Loader>(make: (...args: Args) => Loader) {
  const made = new Map<string, Loader>();
  return (...args: Args): Loader => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Each) => void
  ? Each
  : never;

/** Joins groups of loaders. A group is made when one of its loaders is first asked for: a request asks for a few of many. */
export function gatherLoaders<Groups extends readonly ((read: Snapshot, base: RequestContext) => object)[]>(
  ...groups: Groups
) {
  let shape: object | undefined;
  const shapeFor = (base: RequestContext): object => {
    const made: object = {};
    for (const [place, group] of groups.entries())
      for (const name of Object.keys(group(base.read, base)))
        Object.defineProperty(made, name, {
          configurable: true,
          get(this: { base: RequestContext; made: Record<string, unknown>[] }) {
            return (this.made[place] ??= { ...group(this.base.read, this.base) })[name];
          },
        });
    return made;
  };
  return (base: RequestContext): All<ReturnType<Groups[number]>> =>
    Object.assign(Object.create((shape ??= shapeFor(base))), { base, made: [] });
}
