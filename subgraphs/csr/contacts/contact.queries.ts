import { assertSignedIn, Role } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { badInput, forbidden, notFound, withhold } from '#kit/errors';
import { readId } from '#kit/ids';

import { mayKnowCompany, maySeeCompany } from '../companies/company.queries.ts';
import { mayBePurpose, type ContactField } from './contact.rules.ts';

export interface ContactReadRow {
  id: string;
  fields: ContactField[];
  readerSubject: string;
  readerOrganisation: string | null;
  readerRole: Role;
  purpose: string | null;
  requestId: string;
  readAt: string;
}

/** What somebody says they read for; no number of a person belongs in it. */
export function readPurpose(purpose: string | null | undefined): string | null {
  if (purpose === null || purpose === undefined) return null;
  if (mayBePurpose(purpose)) return purpose;
  const message = 'has 1 to 200 characters and no number of 16 digits.';
  throw badInput([{ field: 'purpose', code: 'INVALID_PURPOSE', message }]);
}

/** Null for who may not read a contact, with one FORBIDDEN for the request. */
export const withholdContact = (told: Set<string>): null =>
  withhold(told, 'Company.contact', {
    id: 'Narahubung hanya untuk perusahaannya sendiri, koordinator forum wilayahnya dan ADMIN. Tanpa contact, galat ini tidak muncul.',
    en: 'Contacts are for the company itself, the forum coordinator of its area and ADMIN. Leave contact out and this error does not come.',
  });

const COLUMNS = `id::text as id, fields, reader_subject as "readerSubject", reader_organisation as "readerOrganisation",
  reader_role as "readerRole", purpose, request_id as "requestId", read_at as "readAt"`;
const COMPANY = `select organisation, area_code as "areaCode", status, is_visible as "isVisible" from company where id = $1`;

/** Who was shown a company's contact, newest first: for the company, the coordinators of its area, and ADMIN. */
export async function contactReads(
  { read, actor }: RequestContext,
  companyId: string,
  args: PageArgs,
): Promise<Page<ContactReadRow>> {
  assertSignedIn(actor);
  // What is wrong with the question is said before whose log it is.
  const page = readPage(args, ['number']);
  const id = readId('companyId', companyId);
  const [company] = await read.rows<{ organisation: string; areaCode: string; status: string; isVisible: boolean }>(
    COMPANY,
    [id],
  );
  if (!company || !maySeeCompany(actor, company)) throw notFound('Company', id);
  if (!mayKnowCompany(actor, company)) {
    throw forbidden('Who read a contact is told to the company, to the coordinators of its area and to ADMIN.');
  }
  const rows = await read.rows<ContactReadRow>(
    `select ${COLUMNS} from contact_read where company_id = $1 and ($3::bigint is null or id < $3)
     order by id desc limit $2`,
    [id, page.first + 1, page.after?.[0] ?? null],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.id],
    async () => {
      const sql = 'select count(*)::int as total from contact_read where company_id = $1';
      return (await read.rows<{ total: number }>(sql, [id]))[0]?.total ?? 0;
    },
  );
}
