import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { EventEnvelope } from '#kit/events';

import { refreshPriority } from '../priorities/priority.commands.ts';
import { refreshCsrOutcome } from '../proposal-gaps/csr-outcome.events.ts';

/** What csr tells of a gap's account; amounts as strings of digits. */
export interface CoverageTold {
  gapAreaId: string;
  version: string | number;
  needVersion: string | number;
  coverageState: string;
  pledgeCount: number;
  lines: {
    needLineId: string;
    kind: string;
    item: string | null;
    unit: string;
    need: string;
    budget: string;
    held: string;
    committed: string;
    delivered: string;
    uncovered: string;
    open: string;
    overCovered: string;
    newHeld: string;
    newCommitted: string;
    newDelivered: string;
  }[];
}

/** What pillars tells of the people deployed to a gap. */
export interface StaffingTold {
  gapAreaId: string;
  needed: number | null;
  deployed: number;
  missing: number | null;
}

/** Takes over csr's account of a gap for the ranking, and scores the gap anew. */
export async function projectCoverage(
  tx: EntityManager,
  told: CoverageTold,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  const known = await rowsIn(
    tx,
    `insert into gap_coverage (gap_area_id, version, need_version, coverage_state, pledge_count, projected_at)
     select id, ?::bigint, ?::bigint, ?, ?::integer, ?::timestamptz from gap_area where id = ?
     on conflict (gap_area_id) do update set version = excluded.version, need_version = excluded.need_version,
       coverage_state = excluded.coverage_state, pledge_count = excluded.pledge_count,
       projected_at = excluded.projected_at
     returning 1`,
    [told.version, told.needVersion, told.coverageState, told.pledgeCount, envelope.occurredAt, told.gapAreaId],
  );
  if (known.length === 0) return;
  await rowsIn(
    tx,
    `insert into gap_coverage_line (need_line_id, gap_area_id, kind, item, unit, need, budget, held, committed,
       delivered, uncovered, open, over_covered, new_held, new_committed, new_delivered)
     select n.id, n.gap_area_id, l.kind, l.item, l.unit, l.need, l.budget, l.held, l.committed, l.delivered,
       l.uncovered, l.open, l."overCovered", coalesce(l."newHeld", l.held), coalesce(l."newCommitted", l.committed),
       coalesce(l."newDelivered", l.delivered)
     from jsonb_to_recordset(?::jsonb) as l("needLineId" uuid, kind text, item text, unit text, need bigint,
       budget bigint, held bigint, committed bigint, delivered bigint, uncovered bigint, open bigint,
       "overCovered" bigint, "newHeld" bigint, "newCommitted" bigint, "newDelivered" bigint)
     join need_line n on n.id = l."needLineId"
     where n.gap_area_id = ?
     on conflict (need_line_id) do update set need = excluded.need, budget = excluded.budget, held = excluded.held,
       committed = excluded.committed, delivered = excluded.delivered, uncovered = excluded.uncovered,
       open = excluded.open, over_covered = excluded.over_covered, new_held = excluded.new_held,
       new_committed = excluded.new_committed, new_delivered = excluded.new_delivered`,
    [JSON.stringify(told.lines), told.gapAreaId],
  );
  await refreshPriority(tx, told.gapAreaId);
  await refreshCsrOutcome(tx, told.gapAreaId);
}

/** Takes over how many people are deployed and missing, for the ranking by shortage. */
export async function projectStaffing(
  tx: EntityManager,
  told: StaffingTold,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into gap_staffing (gap_area_id, version, needed, deployed, missing, projected_at)
     select id, ?::bigint, ?::integer, ?::integer, ?::integer, ?::timestamptz from gap_area where id = ?
     on conflict (gap_area_id) do update set version = excluded.version, needed = excluded.needed,
       deployed = excluded.deployed, missing = excluded.missing, projected_at = excluded.projected_at`,
    [envelope.sequence, told.needed, told.deployed, told.missing, envelope.occurredAt, told.gapAreaId],
  );
}
