import { around, BUDGETED_AMOUNT, BUDGETED_NEAR, DONE_NEAR, inside, PLEDGED_NEAR } from './near.queries.ts';

/** From a relation `line (id)`: everything given, done or planned for its purpose that names the category. */
export const sources = (line: string): string => `
  select line.id as line, 1 as rank, a.id, a.id as allocation, null::uuid as activity, null::uuid as budget_line,
    p.organisation as funder,
    g.area_code, g.category_code, g.fiscal_year, a.held + a.committed + a.delivered as amount,
    ${inside('g.area_code')} as comparable
  from ${line} ${PLEDGED_NEAR} join pledge p on p.id = a.pledge_id
  union all
  select line.id, 2, v.id, null, v.id, null, v.organisation, v.area_code, v.category_code, v.fiscal_year, v.amount,
    ${inside('v.area_code')}
  from ${line} ${DONE_NEAR}
  union all
  select line.id, 3, b.id, null, null, b.id, null, b.area_code, b.category_code, b.fiscal_year, ${BUDGETED_AMOUNT},
    ${inside('b.area_code')} and ${BUDGETED_AMOUNT} is not null
  from ${line} ${BUDGETED_NEAR} where b.category_code is not null`;

/** Each company is a funder, and the state is one. */
const FUNDER = "coalesce(funder, '')";

const FILTERED = (row: string): string =>
  `($2::text[] is null or ${row}.category_code = any($2)) and ($3::integer is null or ${row}.fiscal_year = $3)`;
const WITHIN = (row: string): string =>
  `($1::text is null or ${row}.area_code = $1 or ${row}.area_code like $1 || '.%')`;
/** What may meet a line of the areas asked for lies in them, or around all of them. */
const REACHED = (row: string): string =>
  `(${WITHIN(row)} or ${row}.area_code = any(${around('$1::text')})) and ${FILTERED(row)}`;

// Of all needs of a region each given row is looked at once, by equal codes; per need it would be every row by every row.
const LINES = `
  select n.need_line_id as id, n.gap_area_id, n.kind, n.item, n.unit, n.need, g.area_code, g.category_code, g.fiscal_year
  from need_account n join gap_account g on g.id = n.gap_area_id
  where g.status <> 'WITHDRAWN' and ${WITHIN('g')} and ${FILTERED('g')}`;

/** A purpose has two funders where the first of them by name is not the last. */
const GIVEN = `
  select g.area_code, g.category_code, g.fiscal_year, a.kind, a.unit, a.item,
    sum(a.held + a.committed + a.delivered) as amount, min(p.organisation) as first, max(p.organisation) as last
  from gap_account g join pledge_allocation a on a.gap_area_id = g.id join pledge p on p.id = a.pledge_id
  where a.held + a.committed + a.delivered > 0 and ${REACHED('g')} group by 1, 2, 3, 4, 5, 6`;

const DONE = `
  select area_code, category_code, fiscal_year, kind, unit, item, sum(amount) as amount,
    min(organisation) as first, max(organisation) as last
  from activity where state = 'VERIFIED' and ${REACHED('activity')} group by 1, 2, 3, 4, 5, 6`;

const PLANNED = `
  select area_code, category_code, fiscal_year, null::text as kind, null::text as unit, item, sum(allocated) as amount,
    '' as first, '' as last
  from budget_line where category_code is not null and ${REACHED('budget_line')} group by 1, 2, 3, 6`;

/** What is given once for each area that it lies in, its own first among them. */
const spread = (given: string): string => `
  select given.*, code from (${given}) given
  cross join lateral (select distinct unnest(${around('area_code')} || area_code) as code) every`;

/** Holds what was spread against each line: what lies in its area, then what was given to the areas around it. */
const met = (given: string, isSamePurpose: string, isComparable: string): string => {
  const isMet = `x.category_code = line.category_code and x.fiscal_year = line.fiscal_year and ${isSamePurpose}`;
  return `
    select line.id, x.amount, x.first, x.last, ${isComparable} as comparable
    from ${given} x join line on line.area_code = x.code and ${isMet}
    union all
    select line.id, x.amount, x.first, x.last, false
    from ${given} x join line_around line on line.code = x.code and ${isMet} where x.code = x.area_code`;
};

const SAME_THING = 'x.kind = line.kind and x.item is not distinct from line.item';

const FOUND = `
  with line as materialized (${LINES}),
  line_around as materialized (select line.*, code from line
    cross join lateral (select distinct unnest(${around('area_code')}) as code) every where code <> area_code),
  pledged as materialized (${spread(GIVEN)}), done as materialized (${spread(DONE)}), planned as materialized (${spread(PLANNED)}),
  summed as (
    select id, coalesce(sum(amount) filter (where comparable), 0) as together,
      min(first) filter (where comparable) is distinct from max(last) filter (where comparable) as "canCompare"
    from (
      ${met('pledged', `${SAME_THING} and x.unit = line.unit`, 'true')}
      union all
      ${met('done', `${SAME_THING} and (line.kind in ('MONEY', 'PERSON_TIME') or x.unit = line.unit)`, 'true')}
      union all
      ${met('planned', '(x.item is null or line.item is null or x.item = line.item)', "line.kind = 'MONEY' and x.amount is not null")}) met
    group by id having min(first) <> max(last)),
  told as (
    select line.id, line.gap_area_id, line.kind, line.item, line.unit, line.need, together,
      greatest(0, together - line.need) as excess,
      case when not "canCompare" then 'UNKNOWN' when together > line.need then 'DUPLICATE' else 'COMPLEMENT' end as verdict
    from summed join line on line.id = summed.id)
  select *, count(*) over () as total from told where $4::text is null or verdict = $4`;

/** How many there are; $1 area, $2 categories, $3 year, $4 verdict. The verdict is the rule's: see groupVerdict, which a test holds it to. */
export const GROUPS_COUNT = `select count(*) as total from (${FOUND}) every`;

/** A page of them, after the excess $5 and the line $6, at most $7; how many funders there are is counted for the page alone. */
export const GROUPS_PAGE = `
  select page.id as "needLineId", page.gap_area_id as "gapAreaId", page.kind, page.item, page.unit, page.need::text as need,
    page.together::text as together, page.total, counted.funders, counted."comparableFunders"
  from (select * from (${FOUND}) found
    where $5::numeric is null or excess < $5 or (excess = $5 and id > $6::uuid)
    order by excess desc, id limit $7) page
  cross join lateral (select count(distinct ${FUNDER})::integer as funders,
      count(distinct ${FUNDER}) filter (where comparable)::integer as "comparableFunders"
    from (${sources('(select page.id) line')}) s) counted
  order by page.excess desc, page.id`;
