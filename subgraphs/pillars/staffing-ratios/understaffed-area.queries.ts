import type { Page, PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { daysAfter, today } from '#kit/dates';
import { rowLoader } from '#kit/loading';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList, pagesByParent } from '../pages.ts';
import { TREND_DAYS, type UnderstaffedOrder } from './understaffed-area.rules.ts';

export interface UnderstaffedAreaRow {
  areaCode: string;
  category: string;
  /** What the list is ordered by, the smallest first: people registered per person in need, or missing ones below 0. */
  load: string;
}

export interface UnderstaffedGapRow {
  parentKey: string;
  gapAreaId: string;
  missing: number;
}

interface MissingRow {
  areaCode: string;
  missing: number;
  gapAreas: number;
  understaffed: number;
}

interface TrendRow {
  areaCode: string;
  since: string;
  before: number;
  now: number;
  change: number;
}

// The newest count of each kabupaten and kota: a province would only repeat what lies in it.
const NEED = `select distinct on (n.area_code) n.area_code, n.value
  from people_in_need n join area a on a.code = n.area_code and a.level in ('REGENCY', 'CITY')
  where ${isWithinSql('n.area_code', '$1')} and n.category_code = $2 and n.unit = 'persons'
  order by n.area_code, n.period desc, n.source_code`;

const BY_RATIO = `select need.area_code as "areaCode", $2::text as category,
    round(count(p.id)::numeric / need.value, 12) as load
  from (${NEED}) as need
  left join personnel p on p.status = 'ACTIVE'
    and (p.area_code = need.area_code or p.area_code like need.area_code || '.%')
  where need.value > 0 and $3::date is not null group by need.area_code, need.value`;

/** The open gap areas of an area that state how many people they need, with who is missing there. */
const openGapsOf = (area: string, day: string): string => `select g.id, s.needed,
    greatest(0, s.needed - s.deployed - s.completed) as missing
  from gap_area g join gap_staffing s on s.gap_area_id = g.id
  where (g.area_code = ${area} or g.area_code like ${area} || '.%') and s.needed is not null
    and g.status = 'PUBLISHED' and (g.deadline is null or g.deadline >= ${day}::date)`;

const BY_MISSING = `select a.code as "areaCode", $2::text as category, -sum(gap.missing)::numeric as load
  from area a cross join lateral (${openGapsOf('a.code', '$3')}) gap
  where a.level in ('REGENCY', 'CITY') and ${isWithinSql('a.code', '$1')}
  group by a.code having sum(gap.missing) > 0`;

const LISTS: Record<UnderstaffedOrder, string> = { RATIO: BY_RATIO, MISSING: BY_MISSING };

const MISSING = `select area.code as "areaCode", coalesce(sum(gap.missing), 0)::int as missing,
    count(gap.id)::int as "gapAreas", (count(gap.id) filter (where gap.missing > 0))::int as understaffed
  from unnest($1::text[]) as area (code) left join lateral (${openGapsOf('area.code', '$2')}) gap on true
  group by area.code`;

// Who has left changes no more, so the last change of the entry is when they left.
const TREND = `select area.code as "areaCode", $2::text as since, (count(p.id) filter (where p.was_there))::int as before,
    (count(p.id) filter (where p.is_there))::int as now,
    (count(p.id) filter (where p.is_there) - count(p.id) filter (where p.was_there))::int as change
  from unnest($1::text[]) as area (code) left join lateral (select id, status = 'ACTIVE' as is_there,
      registered_at < ends and (status = 'ACTIVE' or changed_at >= ends) as was_there
    from personnel cross join (select ($2::date + 1)::timestamp at time zone 'Asia/Jakarta' as ends) as day
    where area_code = area.code or area_code like area.code || '.%') p on true
  group by area.code`;

/** Loads what stands behind an understaffed area: one statement per field, however many areas. */
export function understaffedAreaLoaders(read: Snapshot) {
  const since = daysAfter(today(), -TREND_DAYS);
  const gaps = openGapsOf('parent.key', '$2::text');
  return {
    missingOfArea: rowLoader<MissingRow>(read, MISSING, (row) => row.areaCode, [today()]),
    registerTrend: rowLoader<TrendRow>(read, TREND, (row) => row.areaCode, [since]),
    understaffedGaps: pagesByParent<UnderstaffedGapRow>(read, {
      rows: `select gap.id as "gapAreaId", gap.missing::int as missing from (${gaps}) gap
        where gap.missing > 0 and ($4::numeric is null or (-gap.missing, gap.id) > ($4::numeric, $5::uuid))
        order by -gap.missing, gap.id`,
      count: `select count(*) from (${gaps}) gap where gap.missing > 0`,
      keys: ['number', 'uuid'],
      keysOf: (row) => [String(-row.missing), row.gapAreaId],
    }),
  };
}

/** Kabupaten and kota where people are missing, the worst first. */
export async function listUnderstaffedAreas(
  read: Snapshot,
  question: { within?: string | null; category: string; orderBy: UnderstaffedOrder },
  args: PageArgs,
): Promise<Page<UnderstaffedAreaRow>> {
  const within = await readWithin(read, question.within, 'within');
  const list = LISTS[question.orderBy];
  return pageOfList<UnderstaffedAreaRow>(
    read,
    {
      rows: `select "areaCode", category, load::text from (${list}) as loads
        where $5::numeric is null or (load, "areaCode") > ($5::numeric, $6::text)
        order by loads.load, "areaCode" limit $4`,
      count: `select count(*)::int as total from (${list}) as loads`,
      keys: ['number', 'text'],
      keysOf: (row) => [row.load, row.areaCode],
    },
    args,
    [within, question.category, today()],
  );
}
