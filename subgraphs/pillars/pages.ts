import DataLoader from 'dataloader';

import { pageOf, readPage, type KeyKind, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { perArguments } from '#kit/loading';

/** How the rows of one parent are read: `parent.key` is the parent, `$2` a filter, `$3` the limit, `$4…` the cursor. */
export interface PagedRows<Row> {
  rows: string;
  /** Counts the rows of `parent.key` under the filter `$2`. */
  count: string;
  keys: readonly KeyKind[];
  keysOf: (row: Row) => string[];
}

const PARENTS = 'unnest($1::text[]) as parent(key)';

/** Loads one page of rows for each parent of a level: one statement, and one more where totals are asked for. */
export function pagesByParent<Row extends { parentKey: string }>(read: Snapshot, sql: PagedRows<Row>) {
  const counts = perArguments(
    (filter: unknown) =>
      new DataLoader<string, number>(async (parents) => {
        const rows = await read.rows<{ parentKey: string; total: number }>(
          `select parent.key as "parentKey", (${sql.count})::int as total from ${PARENTS}`,
          [parents, filter],
        );
        const totals = new Map(rows.map((row) => [row.parentKey, row.total]));
        return parents.map((parent) => totals.get(parent) ?? 0);
      }),
  );
  const pages = perArguments(
    (first: number, after: string[] | null, filter: unknown) =>
      new DataLoader<string, Page<Row>>(async (parents) => {
        const rows = await read.rows<Row>(
          `select parent.key as "parentKey", found.* from ${PARENTS} cross join lateral (${sql.rows} limit $3) found`,
          [parents, filter, first + 1, ...(after ?? sql.keys.map(() => null))],
        );
        return parents.map((parent) => {
          const own = rows.filter((row) => row.parentKey === parent);
          return pageOf(own, { first, after }, sql.keysOf, () => counts(filter).load(parent));
        });
      }),
  );
  return (args: PageArgs, filter: unknown = null) => {
    const { first, after } = readPage(args, sql.keys);
    return pages(first, after, filter);
  };
}

/** Makes the reader of a whole list: the SQL ends in its order; `limit` and the cursor come after the filter values. */
export async function pageOfList<Row extends object>(
  read: Snapshot,
  sql: Omit<PagedRows<Row>, 'count'> & { count: string },
  args: PageArgs,
  filter: readonly unknown[],
): Promise<Page<Row>> {
  const page = readPage(args, sql.keys);
  const after = page.after ?? sql.keys.map(() => null);
  const rows = await read.rows<Row>(sql.rows, [...filter, page.first + 1, ...after]);
  return pageOf(rows, page, sql.keysOf, async () => {
    const [counted] = await read.rows<{ total: number }>(sql.count, filter);
    return counted?.total ?? 0;
  });
}
