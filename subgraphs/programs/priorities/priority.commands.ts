import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';

import { isSuppressed } from '../gap-areas/gap-area.rules.ts';

import { announcePrioritiesOf } from './priority.events.ts';
import { WEIGHTS, type WeightRow } from './priority.queries.ts';
import { baseScore, type PriorityWeight } from './priority.rules.ts';

/** The indicator that stands for P0. */
export const POVERTY_RATE = 'poor_percent';

interface InputRow {
  id: string;
  area_code: string;
  people_in_need: string | null;
  is_withheld: boolean;
  uncovered_money: string | null;
  poverty_percent: string | null;
  poverty_figure_id: string | null;
}

// P0 of the kabupaten/kota the gap lies in, else of its province; the newest, and the chosen one of two.
const INPUTS = `
  select g.id, g.area_code, g.people_in_need,
    exists (select 1 from gap_people_withheld w where w.gap_area_id = g.id) as is_withheld, m.uncovered as uncovered_money,
    trim_scale(f.value)::text as poverty_percent, f.id as poverty_figure_id
  from gap_area g
  left join lateral (select sum(l.uncovered)::text as uncovered from gap_coverage_line l
    where l.gap_area_id = g.id and l.kind = 'MONEY') m on true
  left join lateral (
    select f.id, f.value from figure f left join figure_choice c on c.figure_id = f.id
    where f.indicator_code = $1 and f.area_code in (left(g.area_code, 5), left(g.area_code, 2))
    order by length(f.area_code) desc, f.as_of desc, (c.figure_id is not null) desc, f.id limit 1) f on true
  where g.id = any($2::uuid[])`;

/** A statement about more of them would take longer than one may. */
const MOST_AT_ONCE = 200;

/** Works out the lasting part of one gap area's score and keeps what it was worked out from. */
export const refreshPriority = (tx: EntityManager, gapAreaId: string): Promise<void> =>
  refreshPriorities(tx, [gapAreaId]);

/** The same for several gap areas. */
export async function refreshPriorities(tx: EntityManager, gapAreaIds: readonly string[]): Promise<void> {
  if (gapAreaIds.length === 0) return;
  const weights = await preparedIn<WeightRow>(tx, WEIGHTS);
  const version = weights[0]?.version;
  if (version === undefined) return;
  for (let first = 0; first < gapAreaIds.length; first += MOST_AT_ONCE) {
    await scoreTogether(tx, gapAreaIds.slice(first, first + MOST_AT_ONCE), version, weights);
  }
}

async function scoreTogether(
  tx: EntityManager,
  gapAreaIds: readonly string[],
  version: number,
  weights: readonly PriorityWeight[],
): Promise<void> {
  const inputs = await preparedIn<InputRow>(tx, INPUTS, [POVERTY_RATE, gapAreaIds]);
  if (inputs.length === 0) return;
  await preparedIn(tx, KEEP, [version, JSON.stringify(inputs.map((row) => scoreOf(row, weights)))]);
  await announcePrioritiesOf(
    tx,
    inputs.map(({ id }) => id),
  );
}

// In one order for all, so that two rounds never wait for each other's rows.
const KEEP = `
  insert into gap_priority (gap_area_id, weights_version, people_in_need, is_suppressed, uncovered_money, poverty_percent,
    poverty_figure_id, base_score, deadline_weight, deadline_days, trust_weight, computed_at)
  select id, $1::integer, people_in_need, hidden, uncovered_money, poverty_percent, poverty_figure_id, score,
    "deadlineWeight", "deadlineDays", "trustWeight", clock_timestamp()
  from jsonb_to_recordset($2::jsonb) as t (id uuid, people_in_need bigint, hidden boolean, uncovered_money bigint,
    poverty_percent text, poverty_figure_id uuid, score numeric, "deadlineWeight" integer, "deadlineDays" integer,
    "trustWeight" integer) order by id
  on conflict (gap_area_id) do update set weights_version = excluded.weights_version,
    people_in_need = excluded.people_in_need, is_suppressed = excluded.is_suppressed,
    uncovered_money = excluded.uncovered_money, poverty_percent = excluded.poverty_percent,
    poverty_figure_id = excluded.poverty_figure_id, base_score = excluded.base_score,
    deadline_weight = excluded.deadline_weight, deadline_days = excluded.deadline_days,
    trust_weight = excluded.trust_weight, computed_at = excluded.computed_at`;

function scoreOf(row: InputRow, weights: readonly PriorityWeight[]): object {
  const people = row.people_in_need === null ? null : BigInt(row.people_in_need);
  const hidden = row.is_withheld || isSuppressed(people === null ? null : Number(people), row.area_code);
  const base = baseScore(
    {
      peopleInNeed: people,
      isSuppressed: hidden,
      uncoveredMoney: row.uncovered_money === null ? null : BigInt(row.uncovered_money),
      povertyPercent: row.poverty_percent,
      deadline: null,
      trustScore: null,
    },
    weights,
  );
  return { ...row, ...base, hidden };
}

/** Scores anew what older weights scored, after a new version of them came in. */
export async function refreshOutdatedPriorities(tx: EntityManager): Promise<void> {
  const gaps = await rowsIn<{ id: string }>(
    tx,
    `select gap_area_id as id from gap_priority
     where weights_version < (select max(version) from priority_weight) order by gap_area_id`,
  );
  await refreshPriorities(
    tx,
    gaps.map(({ id }) => id),
  );
}

/** Works the scores of an area's open gap areas out again, after its poverty rate was recorded anew. */
export async function refreshPrioritiesWithin(tx: EntityManager, areaCode: string): Promise<void> {
  const gaps = await rowsIn<{ id: string }>(
    tx,
    `select id from gap_area where status in ('DRAFT', 'PUBLISHED') and (area_code = ? or starts_with(area_code, ?))
     order by id`,
    [areaCode, `${areaCode}.`],
  );
  await refreshPriorities(
    tx,
    gaps.map(({ id }) => id),
  );
}
