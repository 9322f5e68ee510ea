import DataLoader from 'dataloader';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';

import { ACCEPTED_STATES } from '../allocations/allocation-state.rules.ts';
import { inRegisterOrder, registerState } from './report.rules.ts';
import type { CsrRegisterType, RegisterEntryType, RegisterTotalsType } from './register.type.ts';

const ACCEPTED = ACCEPTED_STATES.map((state) => `'${state}'`).join(', ');
const IN_YEAR = (instant: string) => `extract(year from ${instant} at time zone 'Asia/Jakarta') = $2::integer`;

/**
 * Each member with what it had accepted and what it gave in the year. The public knows whose row it is when the company
 * shows itself and has reported, or gave something under its name: a member that gave without its name is told apart
 * from one that gave nothing for nobody.
 */
const MEMBERS = `
  select m.id as "membershipId", m.company_id as "companyId", f.filed_on::text as "filedOn", p.pledged, r.realised,
    c.status = 'VERIFIED' and c.is_visible and (f.filed_on is not null or p.named + r.named > 0) as "isPublic"
  from forum_membership m join company c on c.id = m.company_id
  cross join lateral (
    select count(distinct p.id)::int as pledged, (count(distinct p.id) filter (where not p.is_anonymous))::int as named
    from pledge p join pledge_allocation a on a.pledge_id = p.id
    where p.company_id = c.id and a.state in (${ACCEPTED}) and ${IN_YEAR('a.accepted_at')}) p
  cross join lateral (
    select count(*)::int as realised, (count(*) filter (where not hidden))::int as named from (
      select p.is_anonymous as hidden from delivery d join pledge_allocation a on a.id = d.allocation_id
        join pledge p on p.id = a.pledge_id
      where p.company_id = c.id and d.state in ('RECEIVED', 'VERIFIED') and extract(year from d.received_on) = $2::integer
      union all
      select v.is_anonymous from activity v where v.company_id = c.id and v.state = 'VERIFIED'
        and extract(year from v.done_on) = $2::integer) one) r
  left join lateral (
    select min(filed_on) as filed_on from csr_report where company_id = c.id and fiscal_year = $2::integer) f on true
  where m.forum_code = $1 and m.state = 'ACCEPTED' order by m.id`;

type Told = Omit<RegisterEntryType, 'state'>;

/** The whole register of a forum and year, read once in a request: the totals are counted from these rows. */
export const registerLoaders = (read: Snapshot) => ({
  registerOf: new DataLoader<{ forumCode: string; year: number }, RegisterEntryType[], string>(
    (keys) =>
      Promise.all(
        keys.map(async ({ forumCode, year }) => {
          const rows = await read.rows<Told>(MEMBERS, [forumCode, year]);
          const entries = rows.map((row) => ({
            ...row,
            state: registerState(row.filedOn !== null, row.pledged, row.realised),
          }));
          return inRegisterOrder(entries);
        }),
      ),
    { cacheKeyFn: ({ forumCode, year }) => `${year}:${forumCode}` },
  ),
});

type WithRegister = { loaders: ReturnType<typeof registerLoaders> };

/** How many members stand how: counts of the rows, never counted apart from them. */
export async function registerTotals(
  { loaders }: WithRegister,
  register: CsrRegisterType,
): Promise<RegisterTotalsType> {
  const rows = await loaders.registerOf.load(register);
  const standing = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    members: rows.length,
    reported: standing('REPORTED'),
    notReported: standing('NOT_REPORTED'),
    nothingPledged: standing('NOTHING_PLEDGED'),
  };
}

/** A page of the register. */
export async function registerEntries(
  { loaders }: WithRegister,
  register: CsrRegisterType,
  args: PageArgs,
): Promise<Page<RegisterEntryType>> {
  const page = readPage(args, ['number']);
  const rows = await loaders.registerOf.load(register);
  const after = Number(page.after?.[0] ?? 0);
  return pageOf(
    rows.slice(after, after + page.first + 1),
    page,
    (row) => [String(rows.indexOf(row) + 1)],
    async () => rows.length,
  );
}
