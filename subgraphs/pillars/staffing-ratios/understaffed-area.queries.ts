import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { daysAfter, today } from '#kit/dates';
import { rowLoader } from '#kit/loading';

import { isWithinSql, liesInSql, readWithin } from '../areas/area.queries.ts';
import { pagesByParent } from '../pages.ts';
import { TREND_DAYS, type UnderstaffedOrder } from './understaffed-area.rules.ts';

export interface UnderstaffedAreaRow {
  areaCode: string;
  category: string;
  /** What the list is ordered by, the smallest first: people registered per person in need, or missing ones below 0. */
  load: string;
  /** Who is missing in its open gap areas, where the list is ordered by that. */
  openNeed: OpenNeed | null;
}

export interface UnderstaffedGapRow {
  parentKey: string;
  gapAreaId: string;
  missing: number;
}

interface OpenNeed {
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

/** The kabupaten or kota that an area is or lies in: equal codes are joined at once, where a range is tried with each. */
const regencyOf = (column: string): string => `left(${column}, 5)`;

const BY_RATIO = `select need.area_code as "areaCode", $2::text as category,
    round(coalesce(serving.people, 0)::numeric / need.value, 12) as load, null::json as "openNeed"
  from (${NEED}) as need
  left join (select ${regencyOf('area_code')} as code, count(*) as people from personnel where status = 'ACTIVE'
    group by 1) serving on serving.code = need.area_code
  where need.value > 0 and $3::date is not null`;

/** The open gap areas that state how many people they need, with who is missing there. */
const openGaps = (day: string): string => `select g.id, g.area_code,
    greatest(0, s.needed - s.deployed - s.completed) as missing
  from gap_area g join gap_staffing s on s.gap_area_id = g.id
  where s.needed is not null and g.status = 'PUBLISHED' and (g.deadline is null or g.deadline >= ${day}::date)`;

const OPEN_NEED = `json_build_object('missing', coalesce(sum(gap.missing), 0), 'gapAreas', count(gap.id),
    'understaffed', count(gap.id) filter (where gap.missing > 0)) as "openNeed"`;

// Added up before the areas are looked at: of those a plan for any area expects a few, and would look gaps up one by one.
const BY_MISSING = `select a.code as "areaCode", $2::text as category, -need.missing::numeric as load, need."openNeed"
  from (select ${regencyOf('gap.area_code')} as code, sum(gap.missing) as missing, ${OPEN_NEED}
    from (${openGaps('$3')}) gap group by 1) need
  join area a on a.code = need.code
  where a.level in ('REGENCY', 'CITY') and ${isWithinSql('a.code', '$1')} and need.missing > 0`;

const LISTS: Record<UnderstaffedOrder, string> = { RATIO: BY_RATIO, MISSING: BY_MISSING };

const MISSING = `select area.code as "areaCode", ${OPEN_NEED}
  from unnest($1::text[]) as area (code) left join (${openGaps('$2')}) gap on ${regencyOf('gap.area_code')} = area.code
  group by area.code`;

// Who has left changes no more, so the last change of the entry is when they left.
const TREND = `select area.code as "areaCode", $2::text as since, p.before, p.now, p.now - p.before as change
  from unnest($1::text[]) as area (code) cross join lateral (select (count(*) filter (where status = 'ACTIVE'))::int as now,
      (count(*) filter (where registered_at < ends and (status = 'ACTIVE' or changed_at >= ends)))::int as before
    from personnel cross join (select ($2::date + 1)::timestamp at time zone 'Asia/Jakarta' as ends) as day
    where ${liesInSql('area_code', 'area.code')}) p`;

/** Loads what stands behind an understaffed area: one statement per field, however many areas. */
export function understaffedAreaLoaders(read: Snapshot) {
  const since = daysAfter(today(), -TREND_DAYS);
  const gaps = `${openGaps('$2::text')} and ${liesInSql('g.area_code', 'parent.key')}`;
  return {
    openNeedOfArea: rowLoader<{ areaCode: string; openNeed: OpenNeed }>(read, MISSING, (row) => row.areaCode, [
      today(),
    ]),
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
  const page = readPage(args, ['number', 'text']);
  const filter = [within, question.category, today()];
  // All are ranked for a page, so that it tells how many there are; one behind the last is empty and cannot.
  const rows = await read.rows<UnderstaffedAreaRow & { total: number }>(
    `select "areaCode", category, load::text, "openNeed", total
     from (select *, (count(*) over ())::int as total from (${list}) as every) as loads
     where $5::numeric is null or (load, "areaCode") > ($5::numeric, $6::text)
     order by loads.load, "areaCode" limit $4`,
    [...filter, page.first + 1, ...(page.after ?? [null, null])],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.load, row.areaCode],
    async () => {
      const [counted] =
        rows.length > 0
          ? rows
          : await read.rows<{ total: number }>(`select count(*)::int as total from (${list}) as loads`, filter);
      return counted?.total ?? 0;
    },
  );
}
