import type { EntityManager } from '@mikro-orm/postgresql';
import { isEmail } from 'class-validator';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { newId } from '#kit/ids';

import { areaCode, oneOf, text, yesOrNo, type CellReader } from '../../importing/cell.rules.ts';
import { valueOf, valueOrNull, type DataSet, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { differencesFrom } from '../../importing/differences.rules.ts';
import { refuseBecause, refuseUnknown } from '../../importing/refused-rows.rules.ts';
import { contactDays } from '../settings.ts';
import { CompanyOwnership, CompanySector, OFFICE_PHONE } from './company.rules.ts';

interface Standing {
  place: number;
  isAreaKnown: boolean;
  isOrganisationTaken: boolean;
  company: Partial<Record<string, string | null>> | null;
}

const CONTACT = ['contactName', 'contactEmail', 'contactPhone'] as const;
const FIELDS = ['name', 'sector', 'ownership', 'areaCode', 'organisation', ...CONTACT] as const;

const SENT = `json_to_recordset(?::json) as sent (id uuid, event_id uuid, place integer, name text, organisation text,
  sector text, ownership text, area_code text, registration_number text, is_visible boolean, contact_name text,
  contact_email text, contact_phone text, contact_retention_until date)`;

const STANDING = `select sent.place, exists (select from area where code = sent.area_code) as "isAreaKnown",
    exists (select from company where company.organisation = sent.organisation
      and company.registration_number <> sent.registration_number) as "isOrganisationTaken",
    case when c.id is null then null else json_build_object('name', c.name, 'sector', c.sector,
      'ownership', c.ownership, 'areaCode', c.area_code, 'organisation', c.organisation, 'contactName', c.contact_name,
      'contactEmail', c.contact_email, 'contactPhone', c.contact_phone) end as company
  from ${SENT} left join company c on c.registration_number = sent.registration_number order by sent.place`;

// As registerCompany enters one: it waits for a forum coordinator, and its first step is noted.
const WRITE = `with entered as (
    insert into company (id, code, name, organisation, sector, ownership, area_code, registration_number, status,
      is_visible, contact_name, contact_email, contact_phone, contact_retention_until, is_demo, version, registered_at, changed_at)
    select id, 'PRS-' || to_char(nextval('company_number'), 'FM9999999990000'), name, organisation, sector, ownership, area_code,
      registration_number, 'REGISTERED', is_visible, contact_name, contact_email, contact_phone, contact_retention_until,
      starts_with(organisation, 'demo-'), 1, now(), now()
    from ${SENT} order by place returning id, registered_at)
  insert into company_event (id, company_id, kind, to_status, actor_subject, actor_organisation, reason, happened_at)
  select sent.event_id, entered.id, 'REGISTERED', 'REGISTERED', ?, ?, 'import', entered.registered_at
  from entered join ${SENT} on sent.id = entered.id`;

/** The organisation of its members' tokens; a company without an account yet is known by its number. */
const organisationOf = (row: FileRow) =>
  valueOrNull(row, 'organisation') ?? `nib-${valueOf(row, 'registrationNumber')}`;

const sentOf = (rows: readonly FileRow[]): string =>
  JSON.stringify(
    rows.map((row, place) => ({
      id: newId(),
      event_id: newId(),
      place,
      name: valueOf(row, 'name'),
      organisation: organisationOf(row),
      sector: valueOf(row, 'sector'),
      ownership: valueOf(row, 'ownership'),
      area_code: valueOf(row, 'areaCode'),
      registration_number: valueOf(row, 'registrationNumber'),
      is_visible: valueOrNull(row, 'isVisible') !== 'false',
      contact_name: valueOrNull(row, 'contactName'),
      contact_email: valueOrNull(row, 'contactEmail'),
      contact_phone: valueOrNull(row, 'contactPhone'),
      contact_retention_until: daysAfter(today(), contactDays()),
    })),
  );

function judge(row: FileRow, { isAreaKnown, isOrganisationTaken, company }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (isOrganisationTaken) {
    return refuseBecause('organisation', 'ORGANISATION_TAKEN', {
      ID: 'Organisasi ini sudah terdaftar sebagai perusahaan lain. Periksa NIB dan organisasinya.',
      EN: 'This organisation is registered as another company. Check the number and the organisation.',
    });
  }
  if (!company) return { kind: 'NEW', differences: [] };
  const [differs] = differencesFrom(company, row.values, FIELDS);
  if (!differs) return { kind: 'SAME' };
  // As in the API, a company changes its own entry; nobody does it for the company.
  return refuseBecause(differs.field, 'COMPANY_KEEPS_ITS_ENTRY', {
    ID: 'Perusahaan dengan NIB ini sudah terdaftar dengan isi lain. Minta perusahaannya mengubah datanya sendiri.',
    EN: 'The company of this number is registered with another content. Ask the company to change its own entry.',
  });
}

async function takeCompanies(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  // The lock of registerCompany: two registrations of one number never meet.
  if (!isDryRun) await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('company'))");
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
  const taken = new Set<string>();
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    if (!standing) return [];
    const isTwice = taken.has(organisationOf(row));
    taken.add(organisationOf(row));
    return [
      { row, outcome: judge(row, { ...standing, isOrganisationTaken: standing.isOrganisationTaken || isTwice }) },
    ];
  });
  const sent = sentOf(judged.filter(({ outcome }) => outcome.kind === 'NEW').map(({ row }) => row));
  if (!isDryRun && sent !== '[]') await rowsIn(tx, WRITE, [sent, actor.subject, actor.organisation, sent]);
  return judged.map(({ outcome }) => outcome);
}

/** The business number (NIB) of a company. */
export const businessNumber: CellReader = (value) => {
  const digits = value.replace(/[\s.-]/g, '');
  if (/^\d{13}$/.test(digits)) return { value: digits };
  return {
    problem: {
      code: 'INVALID_REGISTRATION_NUMBER',
      words: {
        ID: 'NIB terdiri dari 13 angka. Excel memotong nol di depan: ubah kolomnya menjadi Teks.',
        EN: 'The business number (NIB) has 13 digits. Excel cuts leading zeros off: format the column as text.',
      },
    },
  };
};

const contactName: CellReader = (value, spelling) => text(200)(value, spelling);

const contactEmail: CellReader = (value) =>
  isEmail(value)
    ? { value }
    : {
        problem: {
          code: 'INVALID_EMAIL',
          words: {
            ID: 'Alamat surel kantor, misalnya csr@contoh.co.id.',
            EN: 'An address for mail, such as csr@contoh.co.id.',
          },
        },
      };

const contactPhone: CellReader = (value) =>
  OFFICE_PHONE.test(value)
    ? { value }
    : {
        problem: {
          code: 'INVALID_PHONE',
          words: {
            ID: 'Nomor telepon dengan kode negara, misalnya +62 741 123456. Ubah kolomnya menjadi Teks.',
            EN: 'A telephone number with the country code, such as +62 741 123456. Format the column as text.',
          },
        },
      };

const SECTOR_WORDS = {
  perkebunan: 'PLANTATION',
  kehutanan: 'FORESTRY',
  pertambangan: 'MINING',
  energi: 'ENERGY',
  manufaktur: 'MANUFACTURING',
  konstruksi: 'CONSTRUCTION',
  perdagangan: 'TRADE',
  transportasi: 'TRANSPORT',
  keuangan: 'FINANCE',
  telekomunikasi: 'TELECOMMUNICATION',
  jasa: 'SERVICES',
  lainnya: 'OTHER',
};
const OWNERSHIP_WORDS = { swasta: 'PRIVATE', bumn: 'STATE_OWNED', bumd: 'REGION_OWNED' };

/** Companies a forum knows: each waits to be verified, as if it had registered itself. */
export const companies: DataSet = {
  name: 'companies',
  label: { ID: 'Perusahaan', EN: 'Companies' },
  roles: [Role.FORUM_COORDINATOR],
  table: 'company',
  columns: [
    { name: 'registrationNumber', aliases: ['nib', 'nomor induk berusaha'], read: businessNumber, isRequired: true },
    { name: 'name', aliases: ['nama', 'nama perusahaan', 'perusahaan'], read: text(200), isRequired: true },
    {
      name: 'sector',
      aliases: ['sektor'],
      read: oneOf(Object.values(CompanySector), SECTOR_WORDS),
      isRequired: true,
    },
    {
      name: 'ownership',
      aliases: ['kepemilikan', 'status kepemilikan'],
      read: oneOf(Object.values(CompanyOwnership), OWNERSHIP_WORDS),
      isRequired: true,
    },
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'organisation', aliases: ['organisasi'], read: text(100), isRequired: false },
    // Of the office that the company named for the forum; shown as the API shows a contact, and never repeated here.
    {
      name: 'contactName',
      aliases: ['narahubung', 'nama narahubung', 'kontak'],
      read: contactName,
      isRequired: false,
      isPersonal: true,
    },
    {
      name: 'contactEmail',
      aliases: ['surel', 'email', 'surel narahubung'],
      read: contactEmail,
      isRequired: false,
      isPersonal: true,
    },
    {
      name: 'contactPhone',
      aliases: ['telepon', 'telepon narahubung', 'no telepon'],
      read: contactPhone,
      isRequired: false,
      isPersonal: true,
    },
    { name: 'isVisible', aliases: ['tampil', 'ditampilkan'], read: yesOrNo, isRequired: false },
  ],
  keyOf: (row) => valueOf(row, 'registrationNumber'),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeCompanies,
};
