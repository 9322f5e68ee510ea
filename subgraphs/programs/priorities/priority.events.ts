import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { preparedIn, rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';
import { announceAll } from '#kit/events';

import { nextVersions } from '../announcing.ts';
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
    cross join (select $1::date as today) asked
    cross join lateral (select ${gapScore('asked.today')} as score) trust
    where p.gap_area_id = any($2::uuid[]) and g.published_at is not null) now
  where kept.gap_area_id = now.gap_area_id and kept.told is distinct from now.told returning kept.told`;

/** Tells csr how urgent those of these gap areas are that are published, where that is not what it was told before. */
export async function announcePrioritiesOf(tx: EntityManager, gapAreaIds: readonly string[]): Promise<void> {
  const changed = await preparedIn<{ told: PriorityAnnounced }>(tx, TELL, [today(), gapAreaIds]);
  if (changed.length === 0) return;
  const told = changed.map((row) => row.told);
  const versions = await nextVersions(
    tx,
    TOPIC,
    told.map((one) => one.gapAreaId),
  );
  await announceAll<PriorityAnnounced>(
    tx,
    TOPIC,
    FOLLOWERS,
    told.map((payload) => ({
      aggregate: payload.gapAreaId,
      sequence: versions.get(payload.gapAreaId) ?? '',
      payload,
    })),
  );
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
      await announcePrioritiesOf(tx, [id]);
    });
  }
}
