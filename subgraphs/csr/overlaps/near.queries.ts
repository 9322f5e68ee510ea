import DataLoader from 'dataloader';

import type { Snapshot } from '#kit/snapshot';

/** What lies in the gap's own area, in one around it or in one inside it. */
const near = (code: string): string => `(${code} = line_gap.area_code or ${code} like line_gap.area_code || '.%'
  or line_gap.area_code like ${code} || '.%')`;

/** What lies in the gap's own area and names its category can be held against its need. */
export const inside = (code: string): string =>
  `(${code} = line_gap.area_code or ${code} like line_gap.area_code || '.%')`;

const LINE = `join need_account n on n.need_line_id = line.id join gap_account line_gap on line_gap.id = n.gap_area_id`;

/** From a relation `line (id, pledge)`: the allocations `a` of other pledges, on gaps `g`, for the same purpose. */
export const PLEDGED_NEAR = `${LINE}
  join gap_account g on g.category_code = line_gap.category_code and g.fiscal_year = line_gap.fiscal_year
    and ${near('g.area_code')}
  join pledge_allocation a on a.gap_area_id = g.id and a.kind = n.kind and a.unit = n.unit
    and a.item is not distinct from n.item and a.held + a.committed + a.delivered > 0
    and a.pledge_id is distinct from line.pledge`;

/** From the same: the budget lines `b` of the state; those without a category are for anything. */
export const BUDGETED_NEAR = `${LINE}
  join budget_line b on b.fiscal_year = line_gap.fiscal_year
    and (b.category_code is null or b.category_code = line_gap.category_code)
    and (b.item is null or n.item is null or b.item = n.item) and ${near('b.area_code')}`;

/** Budget lines are in rupiah: beside goods or services their amount cannot be held against the need. */
export const BUDGETED_AMOUNT = "case when n.kind = 'MONEY' then b.allocated end";

const MOST_LISTED = 20;
const LINES = 'unnest($1::uuid[], $2::uuid[]) as line (id, pledge)';

const PLEDGED = `
  select * from (
    select line.id as "needLineId", line.pledge, a.id as "allocationId", null::uuid as "budgetLineId",
      g.area_code as "areaCode", g.category_code as "categoryCode", g.fiscal_year as "fiscalYear",
      (a.held + a.committed + a.delivered)::text as amount,
      (sum(a.held + a.committed + a.delivered) filter (where ${inside('g.area_code')})
        over every_of_line)::text as together,
      row_number() over (partition by line.id, line.pledge order by a.id desc) as place
    from ${LINES} ${PLEDGED_NEAR}
    window every_of_line as (partition by line.id, line.pledge)) near
  where place <= ${MOST_LISTED}`;

const BUDGETED = `
  select * from (
    select line.id as "needLineId", line.pledge, null::uuid as "allocationId", b.id as "budgetLineId",
      b.area_code as "areaCode", b.category_code as "categoryCode", b.fiscal_year as "fiscalYear",
      (${BUDGETED_AMOUNT})::text as amount,
      (sum(b.allocated) filter (where n.kind = 'MONEY' and b.category_code is not null and ${inside('b.area_code')})
        over every_of_line)::text as together,
      row_number() over (partition by line.id, line.pledge order by b.category_code nulls last, b.id) as place
    from ${LINES} ${BUDGETED_NEAR}
    window every_of_line as (partition by line.id, line.pledge)) near
  where place <= ${MOST_LISTED}`;

const PURPOSES = `
  select n.need_line_id as "needLineId", g.area_code as "areaCode", g.category_code as "categoryCode", n.need::text as need
  from need_account n join gap_account g on g.id = n.gap_area_id where n.need_line_id = any($1::uuid[])`;

/** Something that others give or plan near a need line. */
export interface Near {
  needLineId: string;
  pledge: string | null;
  areaCode: string;
  categoryCode: string | null;
  fiscalYear: number;
  amount: string | null;
  /** What all of its kind that can be compared add up to; null for none. */
  together: string | null;
  allocationId: string | null;
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
}

export interface Neighbourhood {
  purpose: LinePurpose | null;
  /** What the comparable ones add up to. */
  together: bigint;
  listed: Near[];
}

const keyOf = (line: string, pledge: string | null): string => `${line} ${pledge ?? ''}`;

/** What a request loads of what others give: per need line the newest 20 pledges and 20 budget lines. */
export const nearLoaders = (read: Snapshot) => ({
  nearLine: new DataLoader<LineAsked, Neighbourhood, string>(
    async (asked) => {
      const values = [asked.map((one) => one.needLineId), asked.map((one) => one.pledgeId)];
      const purposes = await read.rows<Omit<LinePurpose, 'need'> & { need: string }>(PURPOSES, [values[0]]);
      const known = new Map(purposes.map((row) => [row.needLineId, { ...row, need: BigInt(row.need) }]));
      const rows = await read.rows<Near>(
        `select * from (${PLEDGED} union all ${BUDGETED}) every order by "budgetLineId" is not null, place`,
        values,
      );
      return asked.map(({ needLineId, pledgeId }) => {
        const listed = rows.filter((row) => keyOf(row.needLineId, row.pledge) === keyOf(needLineId, pledgeId));
        const kinds = [
          listed.find((row) => row.allocationId !== null),
          listed.find((row) => row.budgetLineId !== null),
        ];
        const together = kinds.reduce((sum, row) => sum + BigInt(row?.together ?? 0), 0n);
        return { purpose: known.get(needLineId) ?? null, together, listed };
      });
    },
    { cacheKeyFn: ({ needLineId, pledgeId }) => keyOf(needLineId, pledgeId) },
  ),
});
