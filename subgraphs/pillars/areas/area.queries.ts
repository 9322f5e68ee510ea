import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { badInput, type FieldProblem } from '#kit/errors';

export const COUNTRY = '0';

const unknownArea = (field: string, code: string): FieldProblem => ({
  field,
  code: 'UNKNOWN_AREA',
  message: `${JSON.stringify(code)} is no area code; write it with dots, such as 15.04.`,
});

/** The subtree a list is narrowed to: null for the whole country, BAD_USER_INPUT for a code nobody knows. */
export async function readWithin(
  read: Snapshot,
  within: string | null | undefined,
  field = 'filter.within',
): Promise<string | null> {
  if (within === null || within === undefined || within === COUNTRY) return null;
  const known = await read.rows('select 1 from area where code = $1', [within]);
  if (known.length === 0) throw badInput([unknownArea(field, within)]);
  return within;
}

/** What is wrong with an area that a command names: nothing, or that nobody knows it. */
export async function problemsOfArea(tx: EntityManager, field: string, code: string): Promise<FieldProblem[]> {
  const known = await rowsIn(tx, 'select 1 from area where code = ?', [code]);
  return known.length > 0 ? [] : [unknownArea(field, code)];
}

/** SQL that holds when the area in `column` is `code` or lies in it: a range of an index of patterns, as '/' follows '.'. */
export const liesInSql = (column: string, code: string): string =>
  `${column} ~>=~ ${code} and ${column} ~<~ (${code} || '/')`;

/** The same, where no value means everywhere. */
export const isWithinSql = (column: string, value: string): string =>
  `(${value}::text is null or (${liesInSql(column, value)}))`;
