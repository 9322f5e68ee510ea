import type { RequestContext } from '#kit/context';
import { instant, today } from '#kit/dates';
import { badInput } from '#kit/errors';

import { rowColumns } from '../../reading/columns.ts';
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

/** The year asked for, else the one that is being planned: over several years one promise could count twice. */
const yearOf = (asked: number | null | undefined): number => asked ?? Number(today().slice(0, 4)) + 1;

/** What `gaps` names of published gap areas, by the code of the part of the map that each lies in. */
const GAP = 'g.id, g.fiscal_year, g.is_demo';
const PART = `max(gap.fiscal_year) as fiscal_year, count(gap.id)::int as gaps,
  (count(*) filter (where gap.is_demo))::int as demos`;

/** Adds up rows that belong to gap areas, by part. */
const ofParts = (name: string, sums: string, rows: string) => `left join (
  select gap.code, ${sums} from gaps gap ${rows} group by gap.code) ${name} on ${name}.code = part.code`;

const whole = (digits: string) => BigInt(digits);
const money = (name: string) => ({ sql: `coalesce(money.${name}, 0)::text`, joins: ['money'], read: whole });

/** Sums from the ranking's read model; each of its tables is read where a sum of it is asked for. */
const SUMMARIES = rowColumns<Omit<AreaSummaryRow, 'categories'>>({
  columns: {
    areaCode: 'part.code',
    fiscalYear: 'part.fiscal_year',
    gapCount: 'part.gaps',
    demoGapCount: 'part.demos',
    forgottenCount: { sql: 'part.gaps - coalesce(taken.gaps, 0)', joins: ['taken'] },
    moneyNeed: money('need'),
    moneyBudget: money('budget'),
    moneyHeld: money('held'),
    moneyCommitted: money('committed'),
    moneyDelivered: money('delivered'),
    moneyUncovered: money('uncovered'),
    moneyCoverage: {
      sql: 'trim_scale(round((money.need - money.uncovered) / nullif(money.need, 0), 4))::text',
      joins: ['money'],
    },
    missingPersonnel: { sql: 'coalesce(people.missing, 0)::int', joins: ['people'] },
    projectedAt: { sql: 'told.at', joins: ['told'], read: instant },
  },
  fields: { area: ['areaCode'], rows: ['areaCode', 'fiscalYear'] },
  always: ['areaCode'],
  joins: {
    taken: ofParts(
      'taken',
      'count(*)::int as gaps',
      `where exists (select 1 from gap_coverage_line l where l.gap_area_id = gap.id
        and l.budget + l.held + l.committed + l.delivered > 0)`,
    ),
    money: ofParts(
      'money',
      `sum(l.need) as need, sum(l.budget) as budget, sum(l.new_held) as held, sum(l.new_committed) as committed,
        sum(l.new_delivered) as delivered, sum(l.uncovered) as uncovered`,
      `join gap_coverage_line l on l.gap_area_id = gap.id and l.kind = 'MONEY'`,
    ),
    people: ofParts('people', 'sum(s.missing) as missing', 'join gap_staffing s on s.gap_area_id = gap.id'),
    told: ofParts('told', 'min(c.projected_at) as at', 'join gap_coverage c on c.gap_area_id = gap.id'),
  },
});

/** The columns that the fields asked of summaries need. */
export const summariesAsked = SUMMARIES.asked([]);

/** Reads the parts that `parts` makes of gap areas, with what was asked of them. */
async function readSummaries(
  { read }: RequestContext,
  { parts, order, values, categories, chosen }: Summing,
): Promise<AreaSummaryRow[]> {
  const { sql, joins, rowOf } = SUMMARIES.of(chosen);
  const rows = await read.rows(`with ${parts} select ${sql} from part ${joins} order by ${order}`, values);
  return rows.map((row) => Object.assign(rowOf(row), { categories }));
}

interface Summing {
  parts: string;
  order: string;
  values: unknown[];
  categories: string[] | null;
  /** What `summariesAsked` tells. */
  chosen: string;
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
  chosen: string,
): Promise<AreaSummaryRow[]> {
  const within = readSubtree('within', asked.within);
  const width = widthOf(within, asked.level);
  const categories = asked.category ?? null;
  return readSummaries(context, {
    // A plan for any area would take `$1 is null or …` for a few rows, and look up all 20,000 of a province one by one.
    parts: `gaps as (
        select ${GAP}, left(g.area_code, $2::integer) as code from gap_area g
        where g.status = 'PUBLISHED' and g.fiscal_year = $3 and length(g.area_code) >= $2
          and case when $1::text is null then true else g.area_code ~>=~ $1 and g.area_code ~<~ ($1 || '/') end
          and case when $4::text[] is null then true else g.category_code = any ($4) end),
      part as (select gap.code, ${PART} from gaps gap group by gap.code)`,
    order: 'part.code',
    values: [within, width, yearOf(asked.fiscalYear), categories],
    categories,
    chosen,
  });
}

const MOST_COMPARED = 4;

/** Up to four areas side by side, each with everything that lies in it. */
export async function compareAreas(
  context: RequestContext,
  codes: string[],
  fiscalYear: number | null,
  chosen: string,
): Promise<AreaSummaryRow[]> {
  const areas = [...new Set(codes)];
  const known = areas.length === codes.length && areas.every((code) => levelOf(code) !== null);
  if (areas.length === 0 || areas.length > MOST_COMPARED || !known) {
    throw badInput([
      { field: 'codes', code: 'AREAS_OUT_OF_RANGE', message: 'codes are one to four different Kemendagri codes.' },
    ]);
  }
  return readSummaries(context, {
    // In the country lies every code: the largest begins with a 9, which ':' follows.
    parts: `asked as (select area.code from area where area.code = any ($1::text[])),
      gaps as (
        select ${GAP}, asked.code from asked join gap_area g on g.area_code ~>=~ asked.code
          and g.area_code ~<~ case asked.code when '${COUNTRY_CODE}' then ':' else asked.code || '/' end
        where g.status = 'PUBLISHED' and g.fiscal_year = $2),
      part as (select asked.code, ${PART} from asked left join gaps gap on gap.code = asked.code group by asked.code)`,
    order: 'array_position($1::text[], part.code)',
    values: [areas, yearOf(fiscalYear)],
    categories: null,
    chosen,
  });
}
