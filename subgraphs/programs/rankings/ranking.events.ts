import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';
import type { EventEnvelope, EventsHandler } from '#kit/events';

import { refreshPriorities } from '../priorities/priority.commands.ts';
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

const WRITE_COVERAGE = `
  insert into gap_coverage (gap_area_id, version, need_version, coverage_state, pledge_count, projected_at)
  select g.id, t.version, t."needVersion", t."coverageState", t."pledgeCount", t."occurredAt"
  from jsonb_to_recordset($1::jsonb) as t ("gapAreaId" uuid, version bigint, "needVersion" bigint, "coverageState" text,
    "pledgeCount" integer, "occurredAt" timestamptz) join gap_area g on g.id = t."gapAreaId" order by g.id
  on conflict (gap_area_id) do update set version = excluded.version, need_version = excluded.need_version,
    coverage_state = excluded.coverage_state, pledge_count = excluded.pledge_count,
    projected_at = excluded.projected_at`;

// Gives the gaps whose score may differ now: what is uncovered of their money is another amount than before.
const WRITE_LINES = `
  with before as materialized (select l.need_line_id, l.uncovered from gap_coverage_line l
      where l.gap_area_id = any($2::uuid[])),
    written as (insert into gap_coverage_line as kept (need_line_id, gap_area_id, kind, item, unit, need, budget, held,
        committed, delivered, uncovered, open, over_covered, new_held, new_committed, new_delivered)
      select n.id, n.gap_area_id, l.kind, l.item, l.unit, l.need, l.budget, l.held, l.committed, l.delivered,
        l.uncovered, l.open, l."overCovered", coalesce(l."newHeld", l.held), coalesce(l."newCommitted", l.committed),
        coalesce(l."newDelivered", l.delivered)
      from jsonb_to_recordset($1::jsonb) as l("needLineId" uuid, "gapAreaId" uuid, kind text, item text, unit text,
        need bigint, budget bigint, held bigint, committed bigint, delivered bigint, uncovered bigint, open bigint,
        "overCovered" bigint, "newHeld" bigint, "newCommitted" bigint, "newDelivered" bigint)
      join need_line n on n.id = l."needLineId" and n.gap_area_id = l."gapAreaId" order by n.id
      on conflict (need_line_id) do update set need = excluded.need, budget = excluded.budget, held = excluded.held,
        committed = excluded.committed, delivered = excluded.delivered, uncovered = excluded.uncovered,
        open = excluded.open, over_covered = excluded.over_covered, new_held = excluded.new_held,
        new_committed = excluded.new_committed, new_delivered = excluded.new_delivered
      returning kept.need_line_id, kept.gap_area_id, kept.kind, kept.uncovered)
  select g.id, exists (select from planning_proposal p where p.gap_area_id = g.id) as "hasProposal",
    not exists (select from gap_priority p where p.gap_area_id = g.id) or exists (
      select from written w left join before b using (need_line_id)
      where w.gap_area_id = g.id and w.kind = 'MONEY' and w.uncovered is distinct from b.uncovered) as "isRescored"
  from gap_area g where g.id = any($2::uuid[]) order by g.id`;

interface GapTouched {
  id: string;
  hasProposal: boolean;
  isRescored: boolean;
}

/** Takes over csr's accounts of gaps for the ranking, and scores anew the gaps whose uncovered money changed. */
export const projectCoverage: EventsHandler = {
  async applyAll(tx, events: readonly EventEnvelope<CoverageTold>[]) {
    const told = events.map(({ payload: { lines: _lines, ...gap }, occurredAt }) => ({ ...gap, occurredAt }));
    await preparedIn(tx, WRITE_COVERAGE, [JSON.stringify(told)]);
    const lines = events.flatMap(({ payload }) =>
      payload.lines.map((line) => ({ ...line, gapAreaId: payload.gapAreaId })),
    );
    const gaps = await preparedIn<GapTouched>(tx, WRITE_LINES, [
      JSON.stringify(lines),
      told.map(({ gapAreaId }) => gapAreaId),
    ]);
    const idsWhere = (isWanted: (gap: GapTouched) => boolean) => gaps.filter(isWanted).map(({ id }) => id);
    await refreshPriorities(
      tx,
      idsWhere((gap) => gap.isRescored),
    );
    for (const id of idsWhere((gap) => gap.hasProposal)) await refreshCsrOutcome(tx, id);
  },
};

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
