import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { thaw, type Frozen } from '#kit/frozen';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { BriefDeployed, BriefGapStaffing, BriefStaffingTotals } from './brief.rules.ts';

/** What pillars keeps of a brief, as it was when it heard of it: counts, never a person. */
export interface BriefStaffing {
  frozenOn: string;
  gaps: BriefGapStaffing[];
  deployed: BriefDeployed[];
  totals: BriefStaffingTotals;
}

/** The public view of an area and a year. */
export interface PublicView {
  gaps: Omit<BriefGapStaffing, 'position'>[];
  deployed: Omit<BriefDeployed, 'position'>[];
}

const SCOPE = `
  with gap as (
    select g.*, a.name as area_name from gap_area g left join area a on a.code = g.area_code
    where g.status in ('PUBLISHED', 'CLOSED') and g.fiscal_year = ? and (g.area_code = ? or g.area_code like ? || '.%'))`;

const GAPS = `
  select g.code as "gapCode", g.title, g.area_code as "areaCode", g.area_name as "areaName", s.needed, s.proposed,
    s.deployed, s.completed, g.is_demo as "isDemo",
    case when s.needed is not null then greatest(0, s.needed - s.deployed - s.completed) end as missing
  from gap g join gap_staffing s on s.gap_area_id = g.id order by g.code`;

// Each person counts once in a gap area, by the furthest of their deployments there, as in its staffing.
const DEPLOYED = `
  select g.code as "gapCode", g.area_code as "areaCode", t.code as "typeCode", t.name_id as "typeName",
    o.name as organisation,
    count(*) filter (where on_duty)::int as deployed, count(*) filter (where done and not on_duty)::int as completed,
    count(*) filter (where waits and not done and not on_duty)::int as proposed
  from gap g
  join (select gap_area_id, personnel_id, bool_or(state in ('CONFIRMED', 'ACTIVE')) as on_duty,
      bool_or(state = 'COMPLETED') as done, bool_or(state = 'PROPOSED') as waits
    from deployment where state not in ('CANCELLED', 'DECLINED') group by 1, 2) d on d.gap_area_id = g.id
  join personnel p on p.id = d.personnel_id join personnel_type t on t.code = p.type_code
  left join organisation o on o.id = p.organisation_id
  group by g.code, g.area_code, t.code, t.name_id, t.ordinal, o.id, o.name order by g.code, t.ordinal, o.name, o.id`;

const listOf = (name: string, sql: string) => `(select coalesce(json_agg(row), '[]') from (${sql}) row) as ${name}`;

/** What anybody may see of an area and a year now, all of it in one statement and so of one moment. */
export async function publicView(
  tx: EntityManager,
  { areaCode, fiscalYear }: { areaCode: string; fiscalYear: number },
): Promise<PublicView> {
  const [view] = await rowsIn<PublicView>(
    tx,
    `${SCOPE} select ${listOf('gaps', GAPS)}, ${listOf('deployed', DEPLOYED)}`,
    [fiscalYear, areaCode, areaCode],
  );
  if (!view) throw new Error('no view of an area');
  return view;
}

interface BriefRow extends Frozen {
  id: string;
  code: string;
  frozenAt: string;
}

export function briefLoaders(read: Snapshot) {
  return {
    brief: rowLoader<BriefRow>(
      read,
      `select id, code, content, fingerprint, frozen_at as "frozenAt" from brief where id = any ($1::uuid[])`,
      (row) => row.id,
    ),
  };
}

/** The part of a brief that pillars keeps, with its fingerprint; null until it has heard of the brief. */
export async function staffingOfBrief(loaders: ReturnType<typeof briefLoaders>, id: string) {
  const row = await loaders.brief.load(id);
  if (!row) return null;
  const { frozenAt, fingerprint } = row;
  return { ...thaw<BriefStaffing>(row, `brief ${row.code} in pillars`), frozenAt, fingerprint };
}
