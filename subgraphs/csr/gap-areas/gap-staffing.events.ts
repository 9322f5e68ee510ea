import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { EventEnvelope } from '#kit/events';

/** What pillars tells of the people of a gap; those who have completed their time count as deployed. */
interface StaffingTold {
  gapAreaId: string;
  deployed: number;
}

/** Keeps how many people are deployed to a gap. */
export async function applyStaffing(
  tx: EntityManager,
  told: StaffingTold,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into gap_staffing (gap_area_id, deployed, version) values (?, ?, ?)
     on conflict (gap_area_id) do update set deployed = excluded.deployed, version = excluded.version`,
    [told.gapAreaId, told.deployed, envelope.sequence],
  );
}
