import { Role, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { badInput, notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { COMPANIES } from './company-columns.queries.ts';
import type { CompanyFilter } from './company-input.type.ts';
import type { CompanyType, CompanyStepType } from './company.type.ts';

const { sql: COLUMNS, rowOf } = COMPANIES.all;

/** True for the company's own people, the forum coordinator of its home area, and ADMIN. */
export function mayKnowCompany(actor: Actor | null, company: { organisation: string; areaCode: string }): boolean {
  return (
    (actor?.organisation ?? null) === company.organisation || mayActIn(actor, Role.FORUM_COORDINATOR, company.areaCode)
  );
}

/** True when the company is public, or the viewer may know it anyway. */
export function maySeeCompany(
  actor: Actor | null,
  company: { organisation: string; areaCode: string; status: string; isVisible: boolean },
): boolean {
  return (company.status === 'VERIFIED' && company.isVisible) || mayKnowCompany(actor, company);
}

/** One company that the viewer may see, or NOT_FOUND. */
export async function oneCompany(
  { read, actor }: RequestContext,
  key: { id?: string | null; code?: string | null },
): Promise<CompanyType> {
  if ((key.id ?? null) === null && (key.code ?? null) === null) {
    throw badInput([{ field: 'id', code: 'KEY_MISSING', message: 'give the id or the code of the company.' }]);
  }
  const id = key.id ? readId('id', key.id) : null;
  const [row] = await read.rows(
    `select ${COLUMNS} from company where ($1::uuid is null or id = $1) and ($2::text is null or code = $2)`,
    [id, key.code ?? null],
  );
  const company = row && rowOf(row);
  if (!company || !maySeeCompany(actor, company)) throw notFound('Company', key.id ?? key.code ?? '');
  return company;
}

/** The company of the viewer's organisation; null before it registers. */
export async function companyOfViewer({ read, actor }: RequestContext): Promise<CompanyType | null> {
  if (!actor?.organisation) return null;
  const [row] = await read.rows(`select ${COLUMNS} from company where organisation = $1`, [actor.organisation]);
  return row ? rowOf(row) : null;
}

/** Areas in which the actor coordinates a forum; `all` when one of the grants is for the whole country. */
function coordinated(actor: Actor | null): { all: boolean; areas: string[] } {
  const grants = (actor?.grants ?? []).filter(({ role }) => role === Role.FORUM_COORDINATOR || role === Role.ADMIN);
  return {
    all: grants.some(({ area }) => area === null),
    areas: grants.flatMap(({ area }) => (area === null ? [] : [area])),
  };
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);

const LISTED = `from company
  where ((status = 'VERIFIED' and is_visible) or organisation = $1 or $2::boolean
      or exists (select 1 from unnest($3::text[]) as scope where area_code = scope or area_code like scope || '.%'))
    and status = $4
    and ($5::text is null or area_code = $5 or area_code like $5 || '.%')
    and ($6::text is null or sector = $6)
    and ($7::text is null or ownership = $7)
    and ($8::text is null or name ilike $8 or code ilike $8)`;

/** Companies by name, of those the viewer may see. */
export async function companies(
  { read, actor }: RequestContext,
  filter: CompanyFilter,
  args: PageArgs,
): Promise<Page<CompanyType>> {
  const page = readPage(args, ['text', 'uuid']);
  const { all, areas } = coordinated(actor);
  const values = [
    actor?.organisation ?? null,
    all,
    areas,
    filter.status ?? 'VERIFIED',
    filter.within ?? null,
    filter.sector ?? null,
    filter.ownership ?? null,
    filter.text ? `%${escapeLike(filter.text)}%` : null,
  ];
  const rows = await read.rows(
    `select ${COLUMNS} ${LISTED} and ($9::text is null or (name, id) > ($9, $10::uuid))
     order by name, id limit $11`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(rowOf),
    page,
    (row) => [row.name, row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

/** A company asked for by its key through the gateway: null when the viewer may not see it. */
export async function companyReference(
  { id }: { id: string },
  { actor, loaders }: RequestContext & { loaders: ReturnType<typeof companyLoaders> },
): Promise<CompanyType | null> {
  const company = await loaders.companyById.load(readId('id', id));
  return company && maySeeCompany(actor, company) ? company : null;
}

/** The columns that the fields asked of a company need. */
export const companyAsked = COMPANIES.asked([]);

function companiesBy(read: Snapshot, chosen: string) {
  const { sql, rowOf: make } = COMPANIES.of(chosen);
  return rowLoader(read, `select ${sql} from company where id = any($1::uuid[])`, ({ id }) => id, [], make);
}

/** What a request loads of companies by key. `companyById` gives any company: whoever shows it checks the viewer. */
export const companyLoaders = (read: Snapshot) => ({
  companyById: companiesBy(read, 'all'),
  /** The same with the columns that `companyAsked` tells of. */
  companyWith: perArguments((chosen: string) => companiesBy(read, chosen)),
  // The last hundred: a company can change itself for ever, and no list is without a bound.
  stepsByCompany: rowsLoader<CompanyStepType & { companyId: string }>(
    read,
    `select e.company_id as "companyId", e.from_status as "fromStatus", e.to_status as "toStatus", e.reason,
       e.happened_at as "happenedAt"
     from unnest($1::uuid[]) as company (id) cross join lateral (
       select * from company_event where company_id = company.id order by happened_at desc, id desc limit 100) e
     order by e.happened_at, e.id`,
    (row) => row.companyId,
  ),
});
