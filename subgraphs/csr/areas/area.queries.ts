import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';

const AREA_CODE = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/;

/** Checks the area that a list is narrowed to: what is no code never becomes part of a pattern. */
export function assertAreaCode(within: string | null | undefined): void {
  if (within === null || within === undefined || AREA_CODE.test(within)) return;
  throw badInput([
    { field: 'within', code: 'INVALID_AREA_CODE', message: 'is a Kemendagri code with dots, such as 15.07.' },
  ]);
}

/** Whether a code is an area's or lies in it, as SQL: '/' follows '.', so that an index of patterns gives it as one range. */
export const liesIn = (code: string, area: string): string =>
  `(${code} ~>=~ ${area}::text and ${code} ~<~ (${area}::text || '/'))`;

/** The area code, or BAD_USER_INPUT that names the field: csr knows the areas that programs has announced. */
export async function assertKnownArea(tx: EntityManager, field: string, code: string): Promise<void> {
  const known = await rowsIn(tx, 'select 1 from area where code = ?', [code]);
  if (known.length > 0) return;
  throw badInput([
    { field, code: 'UNKNOWN_AREA', message: `${field} is no area of the Kemendagri list; look it up with areas.` },
  ]);
}
