import DataLoader from 'dataloader';

import type { Snapshot } from '#kit/snapshot';

/** The areas around one, from the province down; where it is a large one, itself more than once. */
export const around = (code: string): string => `array[left(${code}, 2), left(${code}, 5), left(${code}, 8)]`;

/** What lies in the gap's own area, in one around it or in one inside it; said so that each part is found by an index. */
const near = (code: string): string => `(${code} = any(${around('line_gap.area_code')} || line_gap.area_code)
  or (${code} ~>=~ (line_gap.area_code || '.') and ${code} ~<~ (line_gap.area_code || '/')))`;

/** What lies in the gap's own area and names its category can be held against its need. */
export const inside = (code: string): string =>
  `(${code} = line_gap.area_code or ${code} like line_gap.area_code || '.%')`;

const LINE = `join need_account n on n.need_line_id = line.id join gap_account line_gap on line_gap.id = n.gap_area_id`;

/** From a relation `line (id)`: the allocations `a` on gaps `g` that give to the same purpose. */
export const PLEDGED_NEAR = `${LINE}
  join gap_account g on g.category_code = line_gap.category_code and g.fiscal_year = line_gap.fiscal_year
    and ${near('g.area_code')}
  join pledge_allocation a on a.gap_area_id = g.id and a.kind = n.kind and a.unit = n.unit
    and a.item is not distinct from n.item and a.held + a.committed + a.delivered > 0`;

/** From the same: what companies `v` did without a pledge, once verified. Money and person-time have one unit. */
export const DONE_NEAR = `${LINE}
  join activity v on v.state = 'VERIFIED' and v.category_code = line_gap.category_code
    and v.fiscal_year = line_gap.fiscal_year and ${near('v.area_code')} and v.kind = n.kind
    and (n.kind in ('MONEY', 'PERSON_TIME') or v.unit = n.unit) and v.item is not distinct from n.item`;

/** From the same: the budget lines `b` of the state; those without a category are for anything. */
export const BUDGETED_NEAR = `${LINE}
  join budget_line b on b.fiscal_year = line_gap.fiscal_year
    and (b.category_code is null or b.category_code = line_gap.category_code)
    and (b.item is null or n.item is null or b.item = n.item) and ${near('b.area_code')}`;

/** Budget lines are in rupiah: beside goods or services their amount cannot be held against the need. */
export const BUDGETED_AMOUNT = "case when n.kind = 'MONEY' then b.allocated end";

const MOST_LISTED = 20;
const LINES = 'unnest($1::uuid[], $2::uuid[], $3::text[]) as line (id, pledge, unseen)';

// A pledge is not held against itself; but where a viewer may not know a part of it, that part is anybody's to them.
const OF_OTHERS = "(a.pledge_id is distinct from line.pledge or a.id::text = any(string_to_array(line.unseen, ',')))";
const ASKED = 'line.id as "needLineId", line.pledge, line.unseen';
const PER_LINE = 'partition by line.id, line.pledge, line.unseen';

const PLEDGED = `
  select * from (
    select 1 as rank, ${ASKED}, a.id as "allocationId", null::uuid as "activityId", null::uuid as "budgetLineId",
      g.area_code as "areaCode", g.category_code as "categoryCode", g.fiscal_year as "fiscalYear",
      (a.held + a.committed + a.delivered)::text as amount,
      (sum(a.held + a.committed + a.delivered) filter (where ${inside('g.area_code')})
        over every_of_line)::text as together,
      row_number() over (${PER_LINE} order by a.id desc) as place
    from ${LINES} ${PLEDGED_NEAR} and ${OF_OTHERS}
    window every_of_line as (${PER_LINE})) near
  where place <= ${MOST_LISTED}`;

const DONE = `
  select * from (
    select 2 as rank, ${ASKED}, null::uuid as "allocationId", v.id as "activityId", null::uuid as "budgetLineId",
      v.area_code as "areaCode", v.category_code as "categoryCode", v.fiscal_year as "fiscalYear", v.amount::text as amount,
      (sum(v.amount) filter (where ${inside('v.area_code')}) over every_of_line)::text as together,
      row_number() over (${PER_LINE} order by v.id desc) as place
    from ${LINES} ${DONE_NEAR} window every_of_line as (${PER_LINE})) near
  where place <= ${MOST_LISTED}`;

const BUDGETED = `
  select * from (
    select 3 as rank, ${ASKED}, null::uuid as "allocationId", null::uuid as "activityId", b.id as "budgetLineId",
      b.area_code as "areaCode", b.category_code as "categoryCode", b.fiscal_year as "fiscalYear",
      (${BUDGETED_AMOUNT})::text as amount,
      (sum(b.allocated) filter (where n.kind = 'MONEY' and b.category_code is not null and ${inside('b.area_code')})
        over every_of_line)::text as together,
      row_number() over (${PER_LINE} order by b.category_code nulls last, b.id) as place
    from ${LINES} ${BUDGETED_NEAR}
    window every_of_line as (${PER_LINE})) near
  where place <= ${MOST_LISTED}`;

const PURPOSES = `
  select n.need_line_id as "needLineId", g.area_code as "areaCode", g.category_code as "categoryCode", n.need::text as need
  from need_account n join gap_account g on g.id = n.gap_area_id where n.need_line_id = any($1::uuid[])`;

/** Something that others give or plan near a need line. */
export interface Near {
  rank: number;
  needLineId: string;
  pledge: string | null;
  unseen: string;
  areaCode: string;
  categoryCode: string | null;
  fiscalYear: number;
  amount: string | null;
  /** What all of its kind that can be compared add up to; null for none. */
  together: string | null;
  allocationId: string | null;
  activityId: string | null;
  budgetLineId: string | null;
}

export interface LinePurpose {
  needLineId: string;
  areaCode: string;
  categoryCode: string;
  need: bigint;
}

/** A need line, and the pledge that is not held against itself. */
export interface LineAsked {
  needLineId: string;
  pledgeId: string | null;
  /** The parts of it that the viewer may not know to be parts of it. */
  unseen: readonly string[];
}

export interface Neighbourhood {
  purpose: LinePurpose | null;
  /** What the comparable ones add up to. */
  together: bigint;
  listed: Near[];
}

const keyOf = (line: string, pledge: string | null, unseen: string): string => `${line} ${pledge ?? ''} ${unseen}`;

/** What a request loads of what others give: per need line 20 pledges, activities and budget lines each. */
export const nearLoaders = (read: Snapshot) => ({
  nearLine: new DataLoader<LineAsked, Neighbourhood, string>(
    async (asked) => {
      const values = [
        asked.map((one) => one.needLineId),
        asked.map((one) => one.pledgeId),
        asked.map((one) => one.unseen.join(',')),
      ];
      const purposes = await read.rows<Omit<LinePurpose, 'need'> & { need: string }>(PURPOSES, [values[0]]);
      const known = new Map(purposes.map((row) => [row.needLineId, { ...row, need: BigInt(row.need) }]));
      const rows = await read.rows<Near>(
        `select * from (${PLEDGED} union all ${DONE} union all ${BUDGETED}) every order by rank, place`,
        values,
      );
      return asked.map(({ needLineId, pledgeId, unseen }) => {
        const key = keyOf(needLineId, pledgeId, unseen.join(','));
        const listed = rows.filter((row) => keyOf(row.needLineId, row.pledge, row.unseen) === key);
        const kinds = [1, 2, 3].map((rank) => listed.find((row) => row.rank === rank));
        const together = kinds.reduce((sum, row) => sum + BigInt(row?.together ?? 0), 0n);
        return { purpose: known.get(needLineId) ?? null, together, listed };
      });
    },
    { cacheKeyFn: ({ needLineId, pledgeId, unseen }) => keyOf(needLineId, pledgeId, unseen.join(',')) },
  ),
});
