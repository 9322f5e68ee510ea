import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

interface AreasAnnounced {
  provinceCode: string;
  areas: readonly { code: string; name: string; level: string }[];
}

/** Keeps the names of a province's areas, so that csr can tell a known code from a misspelt one. */
export async function applyAreas(tx: EntityManager, payload: AreasAnnounced): Promise<void> {
  await rowsIn(
    tx,
    `insert into area (code, name, level)
     select code, name, level from jsonb_to_recordset(?::jsonb) as told (code text, name text, level text)
     on conflict (code) do update set name = excluded.name, level = excluded.level`,
    [JSON.stringify(payload.areas)],
  );
}
