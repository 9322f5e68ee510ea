import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { EventEnvelope } from '#kit/events';

/** What programs tells of a gap's urgency; a suppressed count of people arrives as 4. */
export interface PriorityTold {
  gapAreaId: string;
  weightsVersion: number;
  peopleInNeed: string | null;
  isSuppressed: boolean;
  baseScore: string;
  deadlineWeight: number;
  deadlineDays: number;
  trustPoints: string;
}

/** Keeps the newest priority of a gap. */
export async function applyPriority(
  tx: EntityManager,
  told: PriorityTold,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into gap_priority (gap_area_id, weights_version, people_in_need, is_suppressed, base_score, deadline_weight,
       deadline_days, trust_points, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (gap_area_id) do update set weights_version = excluded.weights_version,
       people_in_need = excluded.people_in_need, is_suppressed = excluded.is_suppressed,
       base_score = excluded.base_score, deadline_weight = excluded.deadline_weight,
       deadline_days = excluded.deadline_days, trust_points = excluded.trust_points, version = excluded.version`,
    [
      told.gapAreaId,
      told.weightsVersion,
      told.peopleInNeed,
      told.isSuppressed,
      told.baseScore,
      told.deadlineWeight,
      told.deadlineDays,
      told.trustPoints,
      envelope.sequence,
    ],
  );
}
