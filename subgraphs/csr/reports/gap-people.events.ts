import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

/** Keeps how many people a gap area is about, as programs tells it with the gap area; null while it does not say. */
export async function notePeople(tx: EntityManager, told: { id: string; peopleInNeed?: number | null }): Promise<void> {
  await rowsIn(
    tx,
    `insert into gap_people (gap_area_id, people) values (?, ?)
     on conflict (gap_area_id) do update set people = excluded.people`,
    [told.id, told.peopleInNeed ?? null],
  );
}
