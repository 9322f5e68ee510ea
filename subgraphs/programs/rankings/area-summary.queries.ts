import type { RequestContext } from '#kit/context';
import { instant, today } from '#kit/dates';
import { badInput } from '#kit/errors';

import { readSubtree } from '../areas/area.queries.ts';
import { COUNTRY_CODE, levelOf } from '../areas/area.rules.ts';

export interface AreaSummaryRow {
  areaCode: string;
  fiscalYear: number | null;
  /** The need categories summed up; null for all. */
  categories: string[] | null;
  gapCount: number;
  demoGapCount: number;
  forgottenCount: number;
  moneyNeed: bigint;
  moneyBudget: bigint;
  moneyHeld: bigint;
  moneyCommitted: bigint;
  moneyDelivered: bigint;
  moneyUncovered: bigint;
  moneyCoverage: string | null;
  missingPersonnel: number;
  projectedAt: string | null;
}

type Amounts = 'moneyNeed' | 'moneyBudget' | 'moneyHeld' | 'moneyCommitted' | 'moneyDelivered' | 'moneyUncovered';
type ToldRow = Omit<AreaSummaryRow, Amounts | 'categories'> & Record<Amounts, string>;

/** The year asked for, else the one that is being planned: over several years one promise could count twice. */
const yearOf = (asked: number | null | undefined): number => asked ?? Number(today().slice(0, 4)) + 1;

/** Sums over published gap areas, from the ranking's read model; areas are named by `bucket`. */
const SUMS = `
  max(g.fiscal_year) as "fiscalYear", count(*)::int as "gapCount",
  (count(*) filter (where g.is_demo))::int as "demoGapCount",
  (count(*) filter (where m.taken = 0))::int as "forgottenCount",
  coalesce(sum(m.need), 0)::text as "moneyNeed", coalesce(sum(m.budget), 0)::text as "moneyBudget",
  coalesce(sum(m.held), 0)::text as "moneyHeld", coalesce(sum(m.committed), 0)::text as "moneyCommitted",
  coalesce(sum(m.delivered), 0)::text as "moneyDelivered", coalesce(sum(m.uncovered), 0)::text as "moneyUncovered",
  trim_scale(round((sum(m.need) - sum(m.uncovered)) / nullif(sum(m.need), 0), 4))::text as "moneyCoverage",
  coalesce(sum(s.missing), 0)::int as "missingPersonnel", min(c.projected_at) as "projectedAt"`;

const FROM = `
  from gap_area g
  left join gap_coverage c on c.gap_area_id = g.id
  left join gap_staffing s on s.gap_area_id = g.id
  cross join lateral (
    select coalesce(sum(l.budget + l.held + l.committed + l.delivered), 0) as taken,
      sum(l.need) filter (where l.kind = 'MONEY') as need, sum(l.budget) filter (where l.kind = 'MONEY') as budget,
      sum(l.new_held) filter (where l.kind = 'MONEY') as held,
      sum(l.new_committed) filter (where l.kind = 'MONEY') as committed,
      sum(l.new_delivered) filter (where l.kind = 'MONEY') as delivered,
      sum(l.uncovered) filter (where l.kind = 'MONEY') as uncovered
    from gap_coverage_line l where l.gap_area_id = g.id) m
  where g.status = 'PUBLISHED'`;

function asSummary(row: ToldRow, categories: string[] | null): AreaSummaryRow {
  return {
    ...row,
    categories,
    moneyNeed: BigInt(row.moneyNeed),
    moneyBudget: BigInt(row.moneyBudget),
    moneyHeld: BigInt(row.moneyHeld),
    moneyCommitted: BigInt(row.moneyCommitted),
    moneyDelivered: BigInt(row.moneyDelivered),
    moneyUncovered: BigInt(row.moneyUncovered),
    projectedAt: row.projectedAt === null ? null : instant(row.projectedAt),
  };
}

/** Lengths of a Kemendagri code, from province to desa. */
const WIDTHS = [2, 5, 8, 13];

const WIDTH_OF_LEVEL: Record<string, number> = {
  PROVINCE: 2,
  REGENCY: 5,
  CITY: 5,
  DISTRICT: 8,
  VILLAGE: 13,
  URBAN_VILLAGE: 13,
  CUSTOMARY_VILLAGE: 13,
};

/** How long the codes on the map are: one level below the area unless told, and at most two. */
function widthOf(within: string | null, level: string | null | undefined): number {
  const standing = WIDTHS.indexOf(within?.length ?? 0);
  const next = WIDTHS[Math.min(standing + 1, WIDTHS.length - 1)] ?? 13;
  const width = level ? (WIDTH_OF_LEVEL[level] ?? 0) : next;
  const deepest = WIDTHS[Math.min(standing + 2, WIDTHS.length - 1)] ?? 13;
  if (width >= (within?.length ?? 0) && width > 0 && width <= deepest) return width;
  throw badInput([
    { field: 'level', code: 'LEVEL_OUT_OF_RANGE', message: 'level lies below the area, by two steps at most.' },
  ]);
}

/** One row per part of an area that has published gaps. */
export async function gapMap(
  context: RequestContext,
  asked: { within?: string | null; level?: string | null; fiscalYear?: number | null; category?: string[] | null },
): Promise<AreaSummaryRow[]> {
  const within = readSubtree('within', asked.within);
  const width = widthOf(within, asked.level);
  const rows = await context.read.rows<ToldRow>(
    `select left(g.area_code, $2::integer) as "areaCode", ${SUMS} ${FROM}
       and length(g.area_code) >= $2 and ($1::text is null or g.area_code = $1 or starts_with(g.area_code, $1 || '.'))
       and g.fiscal_year = $3 and ($4::text[] is null or g.category_code = any ($4))
     group by 1 order by 1`,
    [within, width, yearOf(asked.fiscalYear), asked.category ?? null],
  );
  return rows.map((row) => asSummary(row, asked.category ?? null));
}

const MOST_COMPARED = 4;

/** Up to four areas side by side, each with everything that lies in it. */
export async function compareAreas(
  context: RequestContext,
  codes: string[],
  fiscalYear: number | null,
): Promise<AreaSummaryRow[]> {
  const areas = [...new Set(codes)];
  const known = areas.length === codes.length && areas.every((code) => levelOf(code) !== null);
  if (areas.length === 0 || areas.length > MOST_COMPARED || !known) {
    throw badInput([
      { field: 'codes', code: 'AREAS_OUT_OF_RANGE', message: 'codes are one to four different Kemendagri codes.' },
    ]);
  }
  const rows = await context.read.rows<ToldRow>(
    `select asked.code as "areaCode", sums.* from unnest($1::text[]) with ordinality as asked (code, place)
     join area on area.code = asked.code
     cross join lateral (select ${SUMS} ${FROM}
       and (asked.code = '${COUNTRY_CODE}' or g.area_code = asked.code or starts_with(g.area_code, asked.code || '.'))
       and g.fiscal_year = $2) sums
     order by asked.place`,
    [areas, yearOf(fiscalYear)],
  );
  return rows.map((row) => asSummary(row, null));
}
