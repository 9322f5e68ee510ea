import DataLoader from 'dataloader';

import type { Snapshot } from './snapshot.ts';

/** Loads single rows by key: one statement for all keys of a level. The SQL takes the keys as `$1`, an array. */
export function rowLoader<Row extends object>(
  read: Snapshot,
  sql: string,
  keyOf: (row: Row) => string,
  more: readonly unknown[] = [],
) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const found = new Map((await read.rows<Row>(sql, [keys, ...more])).map((row) => [keyOf(row), row]));
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
  return new DataLoader<string, Row[]>(async (keys) => {
    const found = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await read.rows<Row>(sql, [keys, ...more])) found.get(keyOf(row))?.push(row);
    return keys.map((key) => found.get(key) ?? []);
  });
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
