import { validate } from 'uuid';

import type { Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { today, type LocalDate } from '#kit/dates';
import { badInput } from '#kit/errors';

import { GAP_AREAS, type GapAreaRow } from '../gap-areas/gap-area-columns.queries.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import { gapScore } from '../trust/kept-trust.queries.ts';

import { filterValues, FILTER_VALUES, matches, type GapAreaSearch } from './gap-filter.queries.ts';
import { hasKeptRanks, keptCount, keptPage } from './kept-rank.queries.ts';
import { GapAreaOrderField, OrderDirection, problemsOfOrder, type RankedLines } from './ranking.rules.ts';

export interface GapAreaOrdering {
  field: GapAreaOrderField;
  direction?: OrderDirection | null;
  kind?: NeedKind | null;
  item?: string | null;
  unit?: string | null;
}

/** A number per gap area, or null for what comes last. Lines of one unit have a sum, others have none. */
const RANK: Record<GapAreaOrderField, string> = {
  REMAINING: 'k.uncovered',
  COVERAGE: 'case when k.need = 0 then 1 else trim_scale(round((k.need - k.uncovered) / k.need, 12)) end',
  PRIORITY: `p.base_score + case when g.deadline is null then 0 else p.deadline_weight * 0.01 * round(
    greatest(0, p.deadline_days - greatest(0, g.deadline - asked.today)) * 100.0 / p.deadline_days, 4) end + coalesce(p.trust_weight * 0.01 * trust.score, 0)`,
  // A withheld count stands where the most it may be would stand.
  PEOPLE: `coalesce((select w.below - 1 from gap_people_withheld w where w.gap_area_id = g.id),
    case when g.people_in_need between 1 and 4 and length(g.area_code) > 5 then 4 else g.people_in_need end)`,
  SHORTAGE: 's.missing',
  DEADLINE: `g.deadline - date '1970-01-01'`,
  TRUST: 'trust.score',
};

/** How a gap area `g` with its lines `k` and its people `s` is ranked in an order that does not change with the day. */
export const rankSql = (field: GapAreaOrderField): string => RANK[field];

/** Trust is worked out for the orders that ask for it only. */
const TRUSTED = new Set([GapAreaOrderField.PRIORITY, GapAreaOrderField.TRUST]);

const at = (offset: number): string => `$${FILTER_VALUES + offset}`;

/** All that match are ranked by their numbers alone; only the rows of the page are read whole. */
function listSql(search: GapAreaSearch, field: GapAreaOrderField, direction: OrderDirection, columns: string): string {
  const beyond = direction === OrderDirection.ASC ? '>' : '<';
  return `
  select ${columns}, ranked.rank from (
    select every.id, every.rank from (
      select g.id, (${RANK[field]})::numeric as rank
      from gap_area g
      cross join (select ${at(1)}::text as kind, ${at(2)}::text as item, ${at(3)}::text as unit,
        ${at(4)}::date as today) asked
      left join gap_coverage c on c.gap_area_id = g.id
      left join gap_staffing s on s.gap_area_id = g.id
      left join gap_priority p on p.gap_area_id = g.id
      left join lateral (
        select case when min(l.unit) = max(l.unit) then sum(l.need) end as need,
          case when min(l.unit) = max(l.unit) then sum(l.uncovered) end as uncovered
        from gap_coverage_line l where l.gap_area_id = g.id and l.kind = asked.kind
          and (asked.item is null or lower(l.item) = lower(asked.item))
          and (asked.unit is null or lower(l.unit) = lower(asked.unit))) k on true
      ${TRUSTED.has(field) ? `cross join lateral (select ${gapScore('asked.today')} as score offset 0) trust` : ''}
      where ${matches(search)}) every
    where ${at(6)}::uuid is null
      or (every.rank is null and (${at(5)}::numeric is not null or every.id > ${at(6)}))
      or every.rank ${beyond} ${at(5)} or (every.rank = ${at(5)} and every.id > ${at(6)})
    order by every.rank is null, every.rank ${direction}, every.id
    limit ${at(7)}) ranked
  join gap_area g on g.id = ranked.id
  order by ranked.rank is null, ranked.rank ${direction}, ranked.id`;
}

interface Cursor {
  rank: string | null;
  id: string | null;
  /** The day the priorities of the first page were worked out for. */
  day: LocalDate;
}

/** Reads the place to go on from; a cursor of another order is refused rather than answered wrongly. */
function readPlace(after: string[] | null, order: string): Cursor {
  if (after === null) return { rank: null, id: null, day: today() };
  const [rank = '', id = '', day = '', made = ''] = after;
  if (!/^(-?\d+(\.\d+)?)?$/.test(rank) || !validate(id) || !/^\d{4}-\d{2}-\d{2}$/.test(day) || made !== order) {
    throw badInput([
      {
        field: 'after',
        code: 'INVALID_CURSOR',
        message: 'after is a cursor of this same list and order, taken from pageInfo.endCursor.',
      },
    ]);
  }
  return { rank: rank === '' ? null : rank, id, day };
}

/** Which lines REMAINING and COVERAGE mean: what the order says, else what the filter says, else money. */
function rankedLines(search: GapAreaSearch, order: GapAreaOrdering): RankedLines {
  const kind = order.kind ?? search.kind ?? NeedKind.MONEY;
  const isMoney = kind === NeedKind.MONEY;
  const lines = {
    field: order.field,
    kind,
    item: isMoney ? null : (order.item ?? search.item ?? null),
    unit: isMoney ? null : (order.unit ?? search.unit ?? null),
  };
  const problems = problemsOfOrder(lines);
  if (problems.length > 0) throw badInput(problems);
  return lines;
}

/** How a list is read: by the ranks that are kept, or by ranks worked out for it. The answers are equal. */
interface Reading {
  page: { sql: string; values: unknown[] };
  count: { sql: string; values: unknown[] };
}

interface Asked {
  search: GapAreaSearch;
  lines: RankedLines;
  direction: OrderDirection;
  place: Cursor;
  limit: number;
  columns: string;
}

function byKeptRanks({ search, lines: { field }, direction, place, limit, columns }: Asked): Reading {
  return { page: keptPage(search, { field, direction, limit }, place, columns), count: keptCount(search) };
}

function byWorkedOutRanks({ search, lines, direction, place, limit, columns }: Asked, actor: Actor | null): Reading {
  const values = filterValues(search, actor, place.day);
  const { kind, item, unit } = lines;
  return {
    page: {
      sql: listSql(search, lines.field, direction, columns),
      values: [...values, kind, item, unit, place.day, place.rank, place.id, limit],
    },
    count: {
      sql: `select count(*)::int as count from gap_area g
       left join gap_coverage c on c.gap_area_id = g.id where ${matches(search)}`,
      values,
    },
  };
}

/** The columns that the fields asked of a page of gap areas need. */
export const gapAreasAsked = GAP_AREAS.asked(['nodes'], ['edges', 'node']);

/** Gap areas in the order asked for, one statement a page; a cursor stays right while rows are added. */
export async function listGapAreas(
  context: Pick<RequestContext, 'read' | 'actor'>,
  search: GapAreaSearch,
  order: GapAreaOrdering,
  args: PageArgs,
  { chosen = 'all', mayBeKept = true } = {},
): Promise<Page<GapAreaRow>> {
  const page = readPage(args, 4);
  const direction = order.direction ?? OrderDirection.DESC;
  const lines = rankedLines(search, order);
  const { field, kind, item, unit } = lines;
  const made = JSON.stringify([field, direction, kind, item, unit]);
  const place = readPlace(page.after, made);
  const { sql: columns, rowOf } = GAP_AREAS.of(chosen);
  const asked = { search, lines, direction, place, limit: page.first + 1, columns };
  const reading =
    mayBeKept && hasKeptRanks(search, lines) ? byKeptRanks(asked) : byWorkedOutRanks(asked, context.actor);
  const rows = await context.read.rows<{ id: string; rank: string | null }>(reading.page.sql, reading.page.values);
  const ranks = new Map(rows.map(({ id, rank }) => [id, rank]));
  return pageOf(
    rows.map(rowOf),
    page,
    ({ id }): string[] => [ranks.get(id) ?? '', id, place.day, made],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(reading.count.sql, reading.count.values);
      return counted?.count ?? 0;
    },
  );
}
