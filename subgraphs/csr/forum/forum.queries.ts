import { Role, mayActIn } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';

import { assertAreaCode } from '../areas/area.queries.ts';
import type { CsrObservationType, ForumMembershipType, ForumType } from './forum.type.ts';
import type { MembershipState } from './membership.rules.ts';

type ForumRow = Omit<ForumType, 'area'>;
type ObservationRow = Omit<CsrObservationType, 'area'> & { areaCode: string };

const FORUM = `code, name, area_code as "areaCode", regulation, source, source_url as "sourceUrl", note,
  is_demo as "isDemo"`;
const MEMBERSHIP = `id, state, reason, requested_at as "requestedAt", decided_at as "decidedAt", is_demo as "isDemo",
  forum_code as "forumCode", company_id as "companyId"`;

const withArea = <Row extends { areaCode: string }>(row: Row) => ({ ...row, area: { code: row.areaCode } });

const WITHIN = `($1::text is null or area_code = $1 or area_code like $1 || '.%')`;

export async function forums(
  { read }: RequestContext,
  within: string | null,
  args: PageArgs,
): Promise<Page<ForumType>> {
  assertAreaCode(within);
  const page = readPage(args, 1);
  const rows = await read.rows<ForumRow>(
    `select ${FORUM} from forum where ${WITHIN} and ($2::text is null or code > $2) order by code limit $3`,
    [within, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(withArea),
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) from forum where ${WITHIN}`, [within]);
      return Number(counted?.count ?? 0);
    },
  );
}

export async function oneForum({ read }: RequestContext, code: string): Promise<ForumType> {
  const [row] = await read.rows<ForumRow>(`select ${FORUM} from forum where code = $1`, [code]);
  if (!row) throw notFound('Forum', code);
  return withArea(row);
}

/** What a request loads of forums by key. */
export const forumLoaders = (read: Snapshot) => ({
  forumByCode: rowLoader<ForumRow>(read, `select ${FORUM} from forum where code = any($1::text[])`, (row) => row.code),
  membershipsByCompany: rowsLoader<ForumMembershipType>(
    read,
    `select ${MEMBERSHIP} from forum_membership where company_id = any($1::uuid[]) order by requested_at, id`,
    (row) => row.companyId,
  ),
  memberCountByForum: rowLoader<{ forumCode: string; accepted: number; requested: number }>(
    read,
    `select forum_code as "forumCode", (count(*) filter (where state = 'ACCEPTED'))::int as accepted,
       (count(*) filter (where state = 'REQUESTED'))::int as requested
     from forum_membership where forum_code = any($1::text[]) group by forum_code`,
    (row) => row.forumCode,
  ),
});

/** Memberships of a forum: members for everybody, other states for its coordinators. */
export async function membershipsOfForum(
  { read, actor }: RequestContext,
  forum: ForumType,
  state: MembershipState,
  args: PageArgs,
): Promise<Page<ForumMembershipType>> {
  const page = readPage(args, ['number', 'uuid']);
  const isShown = state === 'ACCEPTED' || mayActIn(actor, Role.FORUM_COORDINATOR, forum.areaCode);
  const values = [forum.code, state, isShown];
  const where = 'from forum_membership where forum_code = $1 and state = $2 and $3::boolean';
  const rows = await read.rows<ForumMembershipType>(
    `select ${MEMBERSHIP} ${where}
       and ($4::text is null or (requested_at, id) > (to_timestamp($4::numeric / 1000), $5::uuid))
     order by requested_at, id limit $6`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(Date.parse(row.requestedAt)), row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${where}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

/** Figures about CSR in an area and in the areas within it. */
export async function csrObservations(
  { read }: RequestContext,
  within: string | null,
  args: PageArgs,
): Promise<Page<CsrObservationType>> {
  assertAreaCode(within);
  const page = readPage(args, 1);
  const rows = await read.rows<ObservationRow>(
    `select code, area_code as "areaCode", period, as_of as "asOf", indicator, category, value, unit, quote, note,
       source_title as source, source_url as "sourceUrl"
     from csr_observation where ${WITHIN} and ($2::text is null or code > $2) order by code limit $3`,
    [within, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(withArea),
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) from csr_observation where ${WITHIN}`, [
        within,
      ]);
      return Number(counted?.count ?? 0);
    },
  );
}
