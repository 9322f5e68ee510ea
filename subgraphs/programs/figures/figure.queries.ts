import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { readSubtree } from '../areas/area.queries.ts';
import type { CheckState } from '../sources/source.rules.ts';
import { figureFacts, isStaleSql, scoreSql, trustMatches } from '../trust/trust.queries.ts';
import type { TrustGrade } from '../trust/trust.rules.ts';
import type { FigureMethod } from './figure.rules.ts';

export interface FigureRow {
  id: string;
  areaCode: string;
  indicatorCode: string;
  countsPeople: boolean;
  category: string;
  categoryCode: string | null;
  period: string;
  value: string;
  unit: string;
  sourceCodes: string[];
  asOf: string;
  method: FigureMethod;
  checkState: CheckState;
  quote: string | null;
  note: string | null;
  isDemo: boolean;
  recordedAt: string;
}

export interface Indicator {
  code: string;
  nameId: string;
  nameEn: string;
  countsPeople: boolean;
  isPeopleInNeed: boolean;
  note: string | null;
}

export interface FigureChoice {
  ofId: string;
  figureId: string;
  reasonId: string;
  reasonEn: string | null;
  chosenAt: string;
}

export interface FigureSearch {
  area?: string | null;
  within?: string | null;
  indicator?: string | null;
  period?: string | null;
  needCategory?: string | null;
  isContradicted?: boolean | null;
  minTrust?: `${TrustGrade}` | null;
  isStale?: boolean | null;
}

export const FIGURE_COLUMNS = `figure.id, figure.area_code as "areaCode", figure.indicator_code as "indicatorCode",
  indicator.counts_people as "countsPeople", figure.category, figure.category_code as "categoryCode", figure.period,
  trim_scale(figure.value)::text as value, figure.unit, figure.source_codes as "sourceCodes", figure.as_of as "asOf",
  figure.method, figure.check_state as "checkState", figure.quote, figure.note, figure.is_demo as "isDemo",
  figure.recorded_at as "recordedAt"`;
export const FIGURES = 'figure join indicator on indicator.code = figure.indicator_code';
const INDICATOR_COLUMNS = `code, name_id as "nameId", name_en as "nameEn", counts_people as "countsPeople",
  is_people_in_need as "isPeopleInNeed", note`;

// The same thing measured: area, indicator, category and period agree.
const SAME_THING = `other.area_code = figure.area_code and other.indicator_code = figure.indicator_code
  and other.category = figure.category and other.period = figure.period`;

const FACTS = figureFacts('$9::date');
const MATCHES = `($1::text is null or figure.area_code = $1)
  and ($2::text is null or figure.area_code = $2 or figure.area_code like $2 || '.%')
  and ($3::text is null or figure.indicator_code = $3) and ($4::text is null or figure.period = $4)
  and ($5::text is null or figure.category_code = $5)
  and ($6::boolean is null or $6 = exists (
    select 1 from figure other where ${SAME_THING} and other.value <> figure.value))
  and ${trustMatches({ score: scoreSql(FACTS), isStale: isStaleSql(FACTS) }, '$7', '$8')}`;

/** Figures by indicator, area and day. */
export async function listFigures(
  context: RequestContext,
  search: FigureSearch,
  args: PageArgs,
): Promise<Page<FigureRow>> {
  const page = readPage(args, ['text', 'text', 'day', 'uuid']);
  const filter = [
    search.area ?? null,
    readSubtree('filter.within', search.within),
    search.indicator ?? null,
    search.period ?? null,
    search.needCategory ?? null,
    search.isContradicted ?? null,
    search.minTrust ?? null,
    search.isStale ?? null,
    today(),
  ];
  const rows = await context.read.rows<FigureRow>(
    `select ${FIGURE_COLUMNS} from ${FIGURES} where ${MATCHES} and ($10::text is null
       or (figure.indicator_code, figure.area_code, figure.as_of, figure.id) > ($10, $11::text, $12::date, $13::uuid))
     order by figure.indicator_code, figure.area_code, figure.as_of, figure.id limit $14`,
    [...filter, ...(page.after ?? [null, null, null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.indicatorCode, row.areaCode, row.asOf, row.id],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from ${FIGURES} where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

export function listIndicators(context: RequestContext): Promise<Indicator[]> {
  return context.read.rows<Indicator>(`select ${INDICATOR_COLUMNS} from indicator order by code`);
}

export function figureLoaders(read: Snapshot) {
  return {
    figure: rowLoader<FigureRow>(
      read,
      `select ${FIGURE_COLUMNS} from ${FIGURES} where figure.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    indicator: rowLoader<Indicator>(
      read,
      `select ${INDICATOR_COLUMNS} from indicator where code = any ($1::text[])`,
      (row) => row.code,
    ),
    competingFigures: rowsLoader<FigureRow & { ofId: string }>(
      read,
      `select other.id as "ofId", ${FIGURE_COLUMNS} from figure other
       join figure on ${SAME_THING} and other.value <> figure.value
       join indicator on indicator.code = figure.indicator_code
       where other.id = any ($1::uuid[]) order by figure.as_of, figure.id`,
      (row) => row.ofId,
    ),
    figureChoice: rowLoader<FigureChoice>(
      read,
      `select figure.id as "ofId", other.figure_id as "figureId", other.reason_id as "reasonId",
         other.reason_en as "reasonEn", other.chosen_at as "chosenAt"
       from figure join figure_choice other on ${SAME_THING} where figure.id = any ($1::uuid[])`,
      (row) => row.ofId,
    ),
    figuresOfArea: perArguments((...args) => figuresOfAreaLoader(read, args)),
    figureCountOfArea: perArguments((...args) =>
      rowsLoader<{ areaCode: string; count: number }>(
        read,
        `select area_code as "areaCode", count(*)::int as count from figure where area_code = any ($1::text[])
         and ($2::text is null or indicator_code = $2) and ($3::text is null or period = $3) group by area_code`,
        (row) => row.areaCode,
        args,
      ),
    ),
  };
}

/** The first figures of each area in the order of their days, in one statement for all areas. */
function figuresOfAreaLoader(read: Snapshot, args: readonly unknown[]) {
  return rowsLoader<FigureRow>(
    read,
    `select found.* from unnest($1::text[]) as asked (code) cross join lateral (
       select ${FIGURE_COLUMNS} from ${FIGURES} where figure.area_code = asked.code
         and ($2::text is null or figure.indicator_code = $2) and ($3::text is null or figure.period = $3)
         and ($4::date is null or (figure.as_of, figure.id) > ($4, $5::uuid))
       order by figure.as_of, figure.id limit $6) found
     order by found."asOf", found.id`,
    (row) => row.areaCode,
    args,
  );
}

/** The figures of one area by day; many areas of one list share the statement. */
export async function figuresOfArea(
  loaders: ReturnType<typeof figureLoaders>,
  areaCode: string,
  { indicator, period }: { indicator: string | null; period: string | null },
  args: PageArgs,
): Promise<Page<FigureRow>> {
  const page = readPage(args, ['day', 'uuid']);
  const after = page.after ?? [null, null];
  const rows = await loaders.figuresOfArea(indicator, period, ...after, page.first + 1).load(areaCode);
  return pageOf(
    rows,
    page,
    (row) => [row.asOf, row.id],
    async () => (await loaders.figureCountOfArea(indicator, period).load(areaCode))[0]?.count ?? 0,
  );
}
