import { preparedIn } from '#kit/database';
import type { EventEnvelope, EventsHandler } from '#kit/events';

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

/** Keeps the newest priorities of gaps. */
export const applyPriority: EventsHandler = {
  async applyAll(tx, events: readonly EventEnvelope<PriorityTold>[]) {
    const told = events.map(({ payload, sequence }) => ({ ...payload, version: sequence }));
    await preparedIn(
      tx,
      `insert into gap_priority (gap_area_id, weights_version, people_in_need, is_suppressed, base_score, deadline_weight,
         deadline_days, trust_points, version)
       select "gapAreaId", "weightsVersion", "peopleInNeed", "isSuppressed", "baseScore", "deadlineWeight",
         "deadlineDays", "trustPoints", version
       from jsonb_to_recordset($1::jsonb) as t ("gapAreaId" uuid, "weightsVersion" integer, "peopleInNeed" bigint,
         "isSuppressed" boolean, "baseScore" numeric, "deadlineWeight" integer, "deadlineDays" integer,
         "trustPoints" numeric, version bigint) order by "gapAreaId"
       on conflict (gap_area_id) do update set weights_version = excluded.weights_version,
         people_in_need = excluded.people_in_need, is_suppressed = excluded.is_suppressed,
         base_score = excluded.base_score, deadline_weight = excluded.deadline_weight,
         deadline_days = excluded.deadline_days, trust_points = excluded.trust_points, version = excluded.version`,
      [JSON.stringify(told)],
    );
  },
};
