import { assertSignedIn, mayActIn, Role } from '#kit/actor';
import { readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { badInput, forbidden, notFound, withhold } from '#kit/errors';
import { readId } from '#kit/ids';

import { pageOfList } from '../pages.ts';
import { NO_NIK } from '../personnel/personnel.rules.ts';
import type { PersonalField } from './personal-read.rules.ts';

export interface PersonalReadRow {
  id: string;
  fields: PersonalField[];
  readerSubject: string;
  readerOrganisation: string | null;
  readerRole: Role;
  purpose: string | null;
  requestId: string;
  readAt: string;
}

const WITHHELD: Record<PersonalField, { field: string; wording: { id: string; en: string } }> = {
  FULL_NAME: {
    field: 'Personnel.fullName',
    wording: {
      id: 'Nama lengkap hanya untuk koordinator pilar wilayah itu dan ADMIN; data Anda sendiri ada di myData. Tanpa fullName, galat ini tidak muncul.',
      en: 'Full names are for pillar coordinators of that area and ADMIN; your own is in myData. Leave fullName out and this error does not come.',
    },
  },
  PHONE: {
    field: 'Personnel.phone',
    wording: {
      id: 'Nomor telepon hanya untuk koordinator pilar wilayah itu dan ADMIN; data Anda sendiri ada di myData. Tanpa phone, galat ini tidak muncul.',
      en: 'Telephone numbers are for pillar coordinators of that area and ADMIN; yours is in myData. Leave phone out and this error does not come.',
    },
  },
};

/** Null for who may not read it, with one FORBIDDEN for the request and the field. */
export const withholdPersonal = (told: Set<string>, what: PersonalField): null =>
  withhold(told, WITHHELD[what].field, WITHHELD[what].wording);

const COLUMNS = `id::text as id, fields, reader_subject as "readerSubject", reader_organisation as "readerOrganisation",
  reader_role as "readerRole", purpose, request_id as "requestId", read_at as "readAt"`;

/** What somebody says they read for; no number of a person belongs in it. */
export function readPurpose(purpose: string | null | undefined): string | null {
  if (purpose === null || purpose === undefined) return null;
  if (purpose.trim().length > 0 && purpose.length <= 200 && NO_NIK.form.test(purpose)) return purpose;
  throw badInput([
    { field: 'purpose', code: 'INVALID_PURPOSE', message: `has 1 to 200 characters and ${NO_NIK.message}` },
  ]);
}

const KEYS = ['number'] as const;

/** Who read a person's data, newest first: for that person, the coordinators of the area, and ADMIN. */
export async function personalReads(
  { read, actor }: RequestContext,
  personnelId: string,
  args: PageArgs,
): Promise<Page<PersonalReadRow>> {
  const reader = assertSignedIn(actor);
  // What is wrong with the question is said before whose log it is.
  readPage(args, KEYS);
  const id = readId('personnelId', personnelId);
  const [person] = await read.rows<{ areaCode: string; subject: string | null }>(
    'select p.area_code as "areaCode", n.subject from personnel p join person n on n.personnel_id = p.id where p.id = $1',
    [id],
  );
  if (!person) throw notFound('personnel', id);
  if (person.subject !== reader.subject && !mayActIn(reader, Role.PILLAR_COORDINATOR, person.areaCode)) {
    throw forbidden('Who read this data is told to the person, to coordinators of the area and to ADMIN.');
  }
  return pageOfList<PersonalReadRow>(
    read,
    {
      rows: `select ${COLUMNS} from personal_read where personnel_id = $1 and ($3::bigint is null or id < $3)
        order by id desc limit $2`,
      count: 'select count(*)::int as total from personal_read where personnel_id = $1',
      keys: KEYS,
      keysOf: (row) => [row.id],
    },
    args,
    [id],
  );
}
