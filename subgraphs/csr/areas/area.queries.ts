import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';

/** The area code, or BAD_USER_INPUT that names the field: csr knows the areas that programs has announced. */
export async function assertKnownArea(tx: EntityManager, field: string, code: string): Promise<void> {
  const known = await rowsIn(tx, 'select 1 from area where code = ?', [code]);
  if (known.length > 0) return;
  throw badInput([
    { field, code: 'UNKNOWN_AREA', message: `${field} is no area of the Kemendagri list; look it up with areas.` },
  ]);
}
