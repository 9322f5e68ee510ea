import { GapAreaStatus } from '../gap-areas/gap-area.rules.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import { readSubtree } from '../areas/area.queries.ts';

import type { GapAreaSearch } from './gap-filter.queries.ts';
import { GapAreaOrderField, OrderDirection, type RankedLines } from './ranking.rules.ts';

/** What a list by kept ranks may be narrowed by; with anything else every rank is worked out anew. */
const FITTING = new Set(['within', 'fiscalYear', 'category', 'isDemo', 'status', 'coverageState']);

/** The orders that count the lines of one kind; of those the ranks by money are kept. */
const OF_LINES = new Set([GapAreaOrderField.REMAINING, GapAreaOrderField.COVERAGE]);
/** The orders whose ranks change with the day. */
const OF_THE_DAY = new Set([GapAreaOrderField.PRIORITY, GapAreaOrderField.TRUST]);

/** True for an order of which the ranks are kept, narrowed by nothing that does not stand beside them. */
export function hasKeptRanks(search: GapAreaSearch, { field, kind }: RankedLines): boolean {
  if (OF_THE_DAY.has(field) || (OF_LINES.has(field) && kind !== NeedKind.MONEY)) return false;
  if ((search.status ?? GapAreaStatus.PUBLISHED) !== GapAreaStatus.PUBLISHED) return false;
  return Object.entries(search).every(([name, value]) => FITTING.has(name) || (value ?? null) === null);
}

/** An area that is no district lies within one; `$2` is its code, null for the country. */
function scopeOf(within: string | null): string {
  if (within === null) return '$2::text is null';
  if (within.length === 2) return 'r.province = $2';
  if (within.length === 5) return 'r.district = $2';
  return `r.district = left($2, 5) and (r.area_code = $2 or starts_with(r.area_code, $2 || '.'))`;
}

/** How far a gap area is covered stands beside its ranks, not in them: it is looked up only where it is asked for. */
const coveredAs = ({ coverageState }: GapAreaSearch): string =>
  (coverageState ?? null) === null
    ? '$6::text is null'
    : 'exists (select from gap_coverage c where c.gap_area_id = r.gap_area_id and c.coverage_state = $6)';

const matches = (search: GapAreaSearch, within: string | null) => `r.is_listed and r.field = $1 and ${scopeOf(within)}
  and ($3::integer is null or r.fiscal_year = $3) and ($4::text[] is null or r.category_code = any ($4))
  and ($5::boolean is null or r.is_demo = $5) and ${coveredAs(search)}`;

/** Where a page goes on: after a rank, after an id among those without one, or nowhere yet. */
export interface KeptPlace {
  rank: string | null;
  id: string | null;
}

function ranked(matching: string, direction: OrderDirection, { rank, id }: KeptPlace): string[] {
  const beyond = direction === OrderDirection.ASC ? '>' : '<';
  const from = `select r.gap_area_id as id, r.rank from gap_rank r where ${matching}`;
  // `<=` begins the range of the index; what stands at the same rank before the cursor is passed over.
  const after = `and r.rank ${beyond}= $9::numeric and (r.rank ${beyond} $9 or r.gap_area_id > $8::uuid)`;
  const order = direction === OrderDirection.ASC ? 'asc' : 'desc nulls last';
  const withRank = `(${from} and r.rank is not null ${rank === null ? '' : after} order by r.rank ${order}, r.gap_area_id limit $7)`;
  const isPastRanks = id !== null && rank === null;
  const without = `(${from} and r.rank is null ${isPastRanks ? 'and r.gap_area_id > $8::uuid' : ''} order by r.gap_area_id limit $7)`;
  return isPastRanks ? [without] : [withRank, without];
}

interface Statement {
  sql: string;
  values: unknown[];
}

const filterOf = (search: GapAreaSearch, within: string | null): unknown[] => [
  within,
  search.fiscalYear ?? null,
  search.category ?? null,
  search.isDemo ?? null,
  search.coverageState ?? null,
];

/** A page of gap areas in a kept order: a range of an index, and the rows it names. */
export function keptPage(
  search: GapAreaSearch,
  { field, direction, limit }: { field: GapAreaOrderField; direction: OrderDirection; limit: number },
  place: KeptPlace,
  columns: string,
): Statement {
  const within = readSubtree('filter.within', search.within);
  const sql = `
  select ${columns}, ranked.rank from (
    select id, rank from (${ranked(matches(search, within), direction, place).join(' union all ')}) found
    order by rank is null, rank ${direction}, id limit $7) ranked
  join gap_area g on g.id = ranked.id
  order by ranked.rank is null, ranked.rank ${direction}, ranked.id`;
  const after = [place.id, place.rank].filter((key) => key !== null);
  return { sql, values: [field, ...filterOf(search, within), limit, ...after] };
}

/** How many gap areas the list has: each stands once in every order. */
export function keptCount(search: GapAreaSearch): Statement {
  const within = readSubtree('filter.within', search.within);
  return {
    sql: `select count(*)::int as count from gap_rank r where ${matches(search, within)}`,
    values: [GapAreaOrderField.PEOPLE, ...filterOf(search, within)],
  };
}
