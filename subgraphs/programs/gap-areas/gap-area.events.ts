import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';
import { newId } from '#kit/ids';
import { notify } from '#kit/notices';

import { refreshPriority } from '../priorities/priority.commands.ts';
import { refreshWithheldPeople, type GapFamily } from '../suppression/gap-people.commands.ts';
import { refreshCsrOutcome } from '../proposal-gaps/csr-outcome.events.ts';

import type { GapArea } from './gap-area.entity.ts';

/** The Postgres channel on which changed gap areas are named, for live updates. */
export const GAP_AREA_CHANNEL = 'programs_gap_area';

const TOPIC = 'programs.gap-area';
const FOLLOWERS = ['csr', 'pillars'] as const;

/** The whole state of a gap area, as it is announced and kept in its history; amounts as strings of digits. */
const STATE = `
  select jsonb_build_object(
    'id', g.id, 'code', g.code, 'title', g.title, 'areaCode', g.area_code, 'areaName', a.name,
    'categoryCode', g.category_code, 'fiscalYear', g.fiscal_year, 'programmePillarCode', g.programme_pillar_code,
    'status', g.status, 'deadline', g.deadline, 'peopleInNeed', g.people_in_need,
    'peopleTargeted', g.people_targeted, 'personnelNeeded', g.personnel_needed, 'isDemo', g.is_demo,
    'needLines', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', n.id, 'kind', n.kind, 'item', n.item, 'unit', n.unit, 'need', n.need::text,
        'budgetKnown', c.coverings is not null, 'budget', coalesce(c.budget, 0)::text,
        'coverings', coalesce(c.coverings, '[]')) order by n.position)
      from need_line n
      left join lateral (
        select sum(k.amount) as budget, jsonb_agg(jsonb_build_object(
          'id', k.id, 'budgetLineId', k.budget_line_id, 'budgetLineName', b.name, 'amount', k.amount::text)
          order by k.made_at, k.id) as coverings
        from covering k join budget_line b on b.id = k.budget_line_id
        where k.need_line_id = n.id and k.released_at is null) c on true
      where n.gap_area_id = g.id), '[]')) as state
  from gap_area g join area a on a.code = g.area_code
  where g.id = ?`;

const familyOf = (gap: GapArea): GapFamily => ({
  categoryCode: gap.categoryCode,
  fiscalYear: gap.fiscalYear,
  programmePillarCode: gap.programmePillarCode ?? '',
  province: gap.areaCode.slice(0, 2),
});

export interface GapAreaStep {
  action: string;
  reason: string | null;
  /** Null for the hub itself: what is seeded. */
  actor: Actor | null;
}

/**
 * Closes a change of a gap area: its history gets a row, the ranking starts from it, the other subgraphs hear of it.
 * Called last in a command, after `version` was raised and written.
 */
export async function recordStep(tx: EntityManager, gap: GapArea, step: GapAreaStep): Promise<void> {
  const [found] = await rowsIn<{ state: object }>(tx, STATE, [gap.id]);
  if (!found) return;
  await rowsIn(
    tx,
    `insert into gap_area_step (id, gap_area_id, version, action, reason, actor_subject, actor_name, organisation,
       state, taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)`,
    [
      newId(),
      gap.id,
      gap.version,
      step.action,
      step.reason,
      step.actor?.subject ?? null,
      step.actor?.name ?? null,
      step.actor?.organisation ?? null,
      JSON.stringify(found.state),
      gap.changedAt,
    ],
  );
  await foreseeCoverage(tx, gap.id);
  for (const id of new Set([gap.id, ...(await refreshWithheldPeople(tx, familyOf(gap)))]))
    await refreshPriority(tx, id);
  await refreshCsrOutcome(tx, gap.id);
  // A draft is nobody else's business until it has been published once.
  if (gap.publishedAt === null || gap.publishedAt === undefined) return;
  await announce(tx, TOPIC, FOLLOWERS, { aggregate: gap.id, sequence: BigInt(gap.version), payload: found.state });
  await notify(tx, GAP_AREA_CHANNEL, gap.id);
}

/** Ranks a gap area by its own need until csr has told its account; version 0 marks that. */
async function foreseeCoverage(tx: EntityManager, gapAreaId: string): Promise<void> {
  await rowsIn(
    tx,
    `insert into gap_coverage (gap_area_id, version, need_version, coverage_state, pledge_count, projected_at)
     values (?, 0, 0, 'OPEN', 0, clock_timestamp()) on conflict do nothing`,
    [gapAreaId],
  );
  await rowsIn(
    tx,
    `insert into gap_coverage_line as line (need_line_id, gap_area_id, kind, item, unit, need, budget, held, committed,
       delivered, uncovered, open, over_covered)
     select n.id, n.gap_area_id, n.kind, n.item, n.unit, n.need, b.budget, 0, 0, 0,
       greatest(0, n.need - b.budget), greatest(0, n.need - b.budget), greatest(0, b.budget - n.need)
     from need_line n
     cross join lateral (select coalesce(sum(k.amount), 0)::bigint as budget from covering k
       where k.need_line_id = n.id and k.released_at is null) b
     where n.gap_area_id = ?
     on conflict (need_line_id) do update set need = excluded.need, budget = excluded.budget,
       uncovered = excluded.uncovered, open = excluded.open, over_covered = excluded.over_covered
       where (select version from gap_coverage c where c.gap_area_id = line.gap_area_id) = 0`,
    [gapAreaId],
  );
  await rowsIn(
    tx,
    `insert into gap_staffing as staffing (gap_area_id, version, needed, deployed, missing, projected_at)
     select id, 0, personnel_needed, 0, personnel_needed, clock_timestamp() from gap_area where id = ?
     on conflict (gap_area_id) do update set needed = excluded.needed, missing = excluded.missing
       where staffing.version = 0`,
    [gapAreaId],
  );
}
