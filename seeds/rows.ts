import type { EntityManager } from '@mikro-orm/postgresql';
import { v5 } from 'uuid';

import { rowsIn } from '#kit/database';

/** Any fixed UUID would do; it must never change, since the ids of all seeded rows follow from it. */
const NAMESPACE = '6f1c1b0e-8f0a-5c43-9b7e-2f7f1f3a9d15';

/** The id of a seeded row, the same on every machine: it follows from the row's natural key. */
export const seedId = (naturalKey: string): string => v5(naturalKey, NAMESPACE);

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Adds the rows that are not there yet, and leaves those that are as users made them. Keys are the camelCase names of
 * the columns; all rows carry the same keys. Gives what was added.
 */
export async function insertMissing<Row extends object>(
  tx: EntityManager,
  table: string,
  rows: readonly Row[],
  returning: string,
): Promise<string[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first).map(snakeCase).join(', ');
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [snakeCase(key), typeof value === 'bigint' ? String(value) : value]),
      ),
    ),
  );
  const added = await rowsIn<{ key: string }>(
    tx,
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ?::json)
     on conflict do nothing returning ${returning}::text as key`,
    [json],
  );
  return added.map(({ key }) => key);
}
