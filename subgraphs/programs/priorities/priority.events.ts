import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';
import { announce } from '#kit/events';

import { nextVersion } from '../announcing.ts';
import { gapScore } from '../trust/kept-trust.queries.ts';

const TOPIC = 'programs.priority';
const FOLLOWERS = ['csr'] as const;

/** What others need to rank a gap area; a suppressed count is told as 4, as it is ordered. */
interface PriorityAnnounced {
  gapAreaId: string;
  weightsVersion: number;
  peopleInNeed: string | null;
  isSuppressed: boolean;
  /** The part of the score that no day changes; the deadline's part falls from its weight to 0 at `deadlineDays`. */
  baseScore: string;
  deadlineWeight: number;
  deadlineDays: number;
  /** What trust in its figures added on the day it was told. */
  trustPoints: string;
}

// What was told is kept beside the score, so that only a change is told, whatever it comes from.
const TELL = `
  update gap_priority kept set told = now.told
  from (select p.gap_area_id, jsonb_build_object('gapAreaId', p.gap_area_id, 'weightsVersion', p.weights_version,
      'peopleInNeed', case when p.is_suppressed then '4' else p.people_in_need::text end,
      'isSuppressed', p.is_suppressed, 'baseScore', trim_scale(p.base_score)::text,
      'deadlineWeight', p.deadline_weight, 'deadlineDays', p.deadline_days,
      'trustPoints', trim_scale(coalesce(p.trust_weight * 0.01 * trust.score, 0))::text) as told
    from gap_priority p join gap_area g on g.id = p.gap_area_id
    cross join (select ?::date as today) asked
    cross join lateral (select ${gapScore('asked.today')} as score) trust
    where p.gap_area_id = ? and g.published_at is not null) now
  where kept.gap_area_id = now.gap_area_id and kept.told is distinct from now.told returning kept.told`;

/** Tells csr how urgent a published gap area is, when that is not what it was told before. */
export async function announcePriority(tx: EntityManager, gapAreaId: string): Promise<void> {
  const [changed] = await rowsIn<{ told: PriorityAnnounced }>(tx, TELL, [today(), gapAreaId]);
  if (!changed) return;
  const sequence = await nextVersion(tx, TOPIC, gapAreaId);
  await announce<PriorityAnnounced>(tx, TOPIC, FOLLOWERS, { aggregate: gapAreaId, sequence, payload: changed.told });
}

/** Tells what a new day has made of the priorities: figures grow old without anybody changing them. */
export async function announcePriorities(store: Store): Promise<void> {
  const { rows } = await store.pool.query<{ id: string }>(
    "select id from gap_area where status = 'PUBLISHED' order by id",
  );
  for (const { id } of rows) {
    await decide(store, async (tx) => {
      // What a command is changing is compared after it: a statement that waits for a row sees the rest as it was before.
      await rowsIn(tx, 'select 1 from gap_priority where gap_area_id = ? for update', [id]);
      await announcePriority(tx, id);
    });
  }
}
