import DataLoader from 'dataloader';

import type { Snapshot } from '#kit/database';

/** Loads single rows by a text key: one statement for all keys of a level. The SQL takes the keys as `$1` (text[]). */
export function rowLoader<Row extends object>(read: Snapshot, sql: string, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const found = new Map((await read.rows<Row>(sql, [keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Loads the rows that belong to a text key: one statement for all keys of a level, rows in the order of the SQL. */
export function rowsLoader<Row extends object>(
  read: Snapshot, sql: string, keyOf: (row: Row) => string, more: readonly unknown[] = [],
) {
  return new DataLoader<string, Row[]>(async (keys) => {
    const found = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await read.rows<Row>(sql, [keys, ...more])) found.get(keyOf(row))?.push(row);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** Keeps one loader per set of arguments, so that a field asked with the same arguments on many rows is one statement. */
export function perArguments<Loader>(make: (args: string) => Loader): (args: readonly unknown[]) => Loader {
  const made = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
