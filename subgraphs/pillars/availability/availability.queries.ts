import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { today } from '#kit/dates';
import { notFound } from '#kit/errors';
import { rowsLoader } from '#kit/loading';

export interface AvailabilityRow {
  id: string;
  personnelId: string;
  beginsOn: string;
  endsOn: string;
  hoursPerWeek: number;
}

const COLUMNS = `id, personnel_id as "personnelId", begins_on::text as "beginsOn", ends_on::text as "endsOn",
  hours_per_week as "hoursPerWeek"`;
const MOST_SHOWN = 50;

export function availabilityLoaders(read: Snapshot) {
  return {
    /** Only after maySeeContact. */
    availabilityOfPerson: rowsLoader<AvailabilityRow>(
      read,
      `select found.* from unnest($1::uuid[]) as person(id) cross join lateral (
         select ${COLUMNS} from availability where personnel_id = person.id and ends_on >= $2::date
         order by begins_on limit ${MOST_SHOWN}) found`,
      (row) => row.personnelId,
      [today()],
    ),
  };
}

/** All windows somebody stated; they are few, and kept apart by a constraint. */
export function windowsIn(tx: EntityManager, personnelId: string): Promise<AvailabilityRow[]> {
  return rowsIn<AvailabilityRow>(tx, `select ${COLUMNS} from availability where personnel_id = ? order by begins_on`, [
    personnelId,
  ]);
}

/** One window, or NOT_FOUND. */
export async function windowIn(tx: EntityManager, id: string): Promise<AvailabilityRow> {
  const [row] = await rowsIn<AvailabilityRow>(tx, `select ${COLUMNS} from availability where id = ?`, [id]);
  if (!row) throw notFound('availability', id);
  return row;
}
