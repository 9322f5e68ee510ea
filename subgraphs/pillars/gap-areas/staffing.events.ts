import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

import { missingPeople, type StaffingCounts } from './staffing.rules.ts';

const TOPIC = 'pillars.staffing';
const FOLLOWERS = ['programs', 'csr'] as const;

interface Changed extends StaffingCounts {
  version: string;
}

// Each person counts once: on duty before completed before proposed.
const COUNTS = `select count(*) filter (where on_duty)::int as deployed,
    count(*) filter (where done and not on_duty)::int as completed,
    count(*) filter (where waits and not done and not on_duty)::int as proposed
  from (select bool_or(state in ('CONFIRMED', 'ACTIVE')) as on_duty, bool_or(state = 'COMPLETED') as done,
      bool_or(state = 'PROPOSED') as waits
    from deployment where gap_area_id = ? group by personnel_id) as people`;

async function tell(tx: EntityManager, gapAreaId: string, changed: Changed | undefined): Promise<void> {
  if (!changed) return;
  const { needed, deployed, completed, version } = changed;
  await announce(tx, TOPIC, FOLLOWERS, {
    aggregate: gapAreaId,
    sequence: version,
    payload: { gapAreaId, needed, deployed: deployed + completed, missing: missingPeople(changed) },
  });
}

/** Counts a gap area's people anew and tells the others; under the lock of its staffing, after a deployment moved. */
export async function recountStaffing(tx: EntityManager, gapAreaId: string): Promise<void> {
  const [changed] = await rowsIn<Changed>(
    tx,
    `update gap_staffing s set proposed = c.proposed, deployed = c.deployed, completed = c.completed,
       excess = least(s.excess, greatest(0, c.proposed + c.deployed + c.completed - coalesce(s.needed, 0))),
       version = s.version + 1, changed_at = clock_timestamp()
     from (${COUNTS}) as c where s.gap_area_id = ?
     returning s.needed, s.proposed, s.deployed, s.completed, s.version`,
    [gapAreaId, gapAreaId],
  );
  await tell(tx, gapAreaId, changed);
}

/** Takes over how many people a gap area needs; more may be there already, which is then excess. */
export async function restateNeed(tx: EntityManager, gapAreaId: string, needed: number | null): Promise<void> {
  const [changed] = await rowsIn<Changed>(
    tx,
    `insert into gap_staffing as s (gap_area_id, needed) values (?, ?)
     on conflict (gap_area_id) do update set needed = excluded.needed,
       excess = greatest(0, s.proposed + s.deployed + s.completed - coalesce(excluded.needed, 2147483647)),
       version = s.version + 1, changed_at = clock_timestamp()
       where s.needed is distinct from excluded.needed
     returning s.needed, s.proposed, s.deployed, s.completed, s.version`,
    [gapAreaId, needed],
  );
  await tell(tx, gapAreaId, changed);
}
