import DataLoader from 'dataloader';

import { Role, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { perArguments } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { ACCEPTED_STATES } from '../allocations/allocation-state.rules.ts';
import { assertAreaCode } from '../areas/area.queries.ts';
import { totalLines, type FlowSum } from './total.rules.ts';
import type { GivingRowType, GivingTotals } from './total.type.ts';

const ACCEPTED = ACCEPTED_STATES.map((state) => `'${state}'`).join(', ');

/** Areas in which the actor coordinates a forum, '' for the whole country. */
const coordinatedBy = (actor: Actor | null): string[] =>
  (actor?.grants ?? [])
    .filter(({ role }) => role === Role.FORUM_COORDINATOR || role === Role.ADMIN)
    .map(({ area }) => area ?? '');

const IN_SCOPE = (area: string) =>
  `exists (select 1 from unnest($5::text[]) as scope where scope = '' or ${area} = scope or ${area} like scope || '.%')`;

/** Few companies would let a sum tell of one that hides. */
const FEWEST = 3;

/**
 * What the companies of some groups gave in a year; a group is a company or the members of forums. What is only
 * submitted, and what a company hides, counts for whoever may know it, or where many companies are added up.
 */
const ROWS = `
  select member.place, a.id, a.kind, a.item, a.unit, a.flow,
    case when p.organisation = $4 or ${IN_SCOPE('g.area_code')} then a.held else 0 end as held, a.committed, a.delivered, a.state,
    a.state_changed_at as at, false as "isActivity"
  from unnest($1::text[], $2::uuid[]) as member (place, company) join pledge p on p.company_id = member.company
  join pledge_allocation a on a.pledge_id = p.id join gap_account g on g.id = a.gap_area_id
  join company c on c.id = p.company_id
  where g.fiscal_year = $3 and a.held + a.committed + a.delivered > 0
    and (p.organisation = $4 or ${IN_SCOPE('g.area_code')}
      or (a.state in (${ACCEPTED}) and (member.place = any($6::text[]) or (c.is_visible and not p.is_anonymous))))
  union all
  select member.place, v.id, v.kind, v.item, v.unit, v.flow, 0, 0, v.amount, null, v.decided_at, true
  from unnest($1::text[], $2::uuid[]) as member (place, company) join activity v on v.company_id = member.company
  join company c on c.id = v.company_id
  where v.fiscal_year = $3 and v.state = 'VERIFIED'
    and (v.organisation = $4 or ${IN_SCOPE('v.area_code')}
      or member.place = any($6::text[]) or (c.is_visible and not v.is_anonymous))`;

type Texts = { held: string; committed: string; delivered: string };
type SumTold = Omit<FlowSum, keyof Texts> & Texts & { place: string };
type RowTold = Omit<GivingRowType, keyof Texts> & Texts & { place: string };

function whole<Row extends Texts>(row: Row) {
  return { ...row, held: BigInt(row.held), committed: BigInt(row.committed), delivered: BigInt(row.delivered) };
}

/** Loads by totals: one statement for all that are asked of a year. */
function byTotals<Loaded>(load: (values: unknown[], places: string[]) => Promise<Loaded[]>, actor: Actor | null) {
  return new DataLoader<GivingTotals, Loaded, string>(
    (all) => {
      const places = all.map((_one, index) => String(index));
      const members = all.flatMap(({ companyIds }, index) => companyIds.map((id) => [String(index), id] as const));
      const values = [
        members.map(([place]) => place),
        members.map(([, id]) => id),
        all[0]?.fiscalYear ?? 0,
        actor?.organisation ?? null,
        coordinatedBy(actor),
        places.filter((_place, index) => (all[index]?.companyIds.length ?? 0) >= FEWEST),
      ];
      return load(values, places);
    },
    { cacheKeyFn: ({ companyIds }) => companyIds.join() },
  );
}

const linesByTotals = ({ read, actor }: RequestContext) =>
  byTotals(async (values, places) => {
    const rows = await read.rows<SumTold>(
      `select place, kind, item, unit, flow, sum(held)::text as held, sum(committed)::text as committed,
         sum(delivered)::text as delivered from (${ROWS}) every
       group by place, kind, item, unit, flow order by kind, item nulls first, unit, flow`,
      values,
    );
    return places.map((place) => totalLines(rows.filter((row) => row.place === place).map(whole)));
  }, actor);

const rowsByTotals = ({ read, actor }: RequestContext, first: number, after: string | null) =>
  byTotals(async (values, places) => {
    const rows = await read.rows<RowTold>(
      `select place, id, kind, item, unit, flow, held::text as held, committed::text as committed,
         delivered::text as delivered, state, (at at time zone 'Asia/Jakarta')::date::text as day, "isActivity"
       from (select *, row_number() over (partition by place order by id) as turn from (${ROWS}) every
         where ($7::uuid is null or id > $7)) listed where turn <= $8 order by id`,
      [...values, after, first + 1],
    );
    return places.map((place): GivingRowType[] => rows.filter((row) => row.place === place).map(whole));
  }, actor);

const rowCountsByTotals = ({ read, actor }: RequestContext) =>
  byTotals(async (values, places) => {
    const rows = await read.rows<{ place: string; count: string }>(
      `select place, count(*) as count from (${ROWS}) every group by place`,
      values,
    );
    return places.map((place) => Number(rows.find((row) => row.place === place)?.count ?? 0));
  }, actor);

const membersByForum = (read: Snapshot) =>
  new DataLoader<string, string[]>(async (codes) => {
    const rows = await read.rows<{ code: string; id: string }>(
      `select forum_code as code, company_id as id from forum_membership
       where forum_code = any($1::text[]) and state = 'ACCEPTED' order by company_id`,
      [[...codes]],
    );
    return codes.map((code) => rows.filter((row) => row.code === code).map(({ id }) => id));
  });

/** What a request loads for the totals of companies and forums. */
export const totalLoaders = (base: RequestContext) => ({
  membersByForum: membersByForum(base.read),
  totalLines: perArguments((_fiscalYear: number) => linesByTotals(base)),
  totalRows: perArguments((_fiscalYear: number, first: number, after: string | null) =>
    rowsByTotals(base, first, after),
  ),
  totalRowCounts: perArguments((_fiscalYear: number) => rowCountsByTotals(base)),
});

/** A page of the allocations and activities behind totals. */
export async function rowsOf(
  loaders: ReturnType<typeof totalLoaders>,
  totals: GivingTotals,
  args: PageArgs,
): Promise<Page<GivingRowType>> {
  const page = readPage(args, ['uuid']);
  const rows = await loaders.totalRows(totals.fiscalYear, page.first, page.after?.[0] ?? null).load(totals);
  return pageOf(
    rows,
    page,
    (row) => [row.id],
    () => loaders.totalRowCounts(totals.fiscalYear).load(totals),
  );
}

/** The totals of all companies that are in a forum of an area; each counts once. */
export async function forumTotals(
  { read }: RequestContext,
  within: string | null,
  fiscalYear: number,
): Promise<GivingTotals> {
  assertAreaCode(within);
  const rows = await read.rows<{ id: string }>(
    `select distinct m.company_id as id from forum_membership m join forum f on f.code = m.forum_code
     where m.state = 'ACCEPTED' and ($1::text is null or f.area_code = $1 or f.area_code like $1 || '.%') order by 1`,
    [within],
  );
  return { fiscalYear, companyCount: rows.length, companyIds: rows.map(({ id }) => id) };
}
