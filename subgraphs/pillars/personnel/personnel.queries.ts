import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, mayActIn, Role, type Actor } from '#kit/actor';
import type { Page, PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { badInput, notFound } from '#kit/errors';
import { rowLoader } from '#kit/loading';

import { COUNTRY, isWithinSql, readWithin } from '../areas/area.queries.ts';
import { consentStateSql } from '../consents/consent.queries.ts';
import { mayShowName, mayShowPhone, type ConsentState } from '../consents/consent.rules.ts';
import { pageOfList } from '../pages.ts';
import type { PersonnelStatus } from './personnel.rules.ts';

export interface PersonnelRow {
  id: string;
  typeCode: string;
  areaCode: string;
  organisationId: string | null;
  status: PersonnelStatus;
  skills: string[];
  isDemo: boolean;
  registeredAt: string;
  version: number;
  initials: string;
  /** True once nothing is left that says who it was. */
  isErased: boolean;
}

export interface PersonnelFilterRow {
  within?: string | null;
  types?: string[] | null;
  status?: PersonnelStatus | null;
  skill?: string | null;
  organisationId?: string | null;
  free?: { beginsOn: string; endsOn: string } | null;
}

const SELECT = `select p.id, p.type_code as "typeCode", p.area_code as "areaCode",
    p.organisation_id as "organisationId", p.status, p.skills,
    p.is_demo as "isDemo", p.registered_at as "registeredAt", p.version, n.initials,
    n.erased_at is not null as "isErased"
  from personnel p join person n on n.personnel_id = p.id`;

const WHERE = `${isWithinSql('p.area_code', '$1')} and ($2::text[] is null or p.type_code = any ($2)) and p.status = $3
  and ($4::text is null or exists (select from unnest(p.skills) as skill where lower(skill) = lower($4)))
  and ($5::uuid is null or p.organisation_id = $5)
  and ($6::date is null or (
    not exists (select from deployment d where d.personnel_id = p.id and d.state in ('PROPOSED', 'CONFIRMED', 'ACTIVE')
      and d.begins_on <= $7::date and d.ends_on >= $6::date)
    and (not exists (select from availability a where a.personnel_id = p.id)
      or exists (select from availability a where a.personnel_id = p.id
        and a.begins_on <= $6::date and a.ends_on >= $7::date))))`;

/** Raises the version of an entry in SQL. Who has left keeps the instant of it: the trend of the register counts by that. */
export const NEXT_VERSION = `version = version + 1,
  changed_at = case when status = 'ACTIVE' then now() else changed_at end`;

/** True for coordinators of the person's area and ADMIN: names, phones, availability and certificates are theirs. */
export function maySeeContact(actor: Actor | null, { areaCode }: { areaCode: string }): boolean {
  return mayActIn(actor, Role.PILLAR_COORDINATOR, areaCode);
}

/** When somebody is free is for coordinators of the area that is searched. */
function assertMaySearchFree(actor: Actor | null, { within, free }: PersonnelFilterRow): void {
  if (!free) return;
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], within ?? COUNTRY);
  if (free.endsOn >= free.beginsOn) return;
  throw badInput([
    { field: 'filter.free.endsOn', code: 'ENDS_BEFORE_BEGIN', message: 'endsOn is not before beginsOn.' },
  ]);
}

/** People by area code; initials only, whoever asks. */
export async function listPersonnel(
  { read, actor }: RequestContext,
  filter: PersonnelFilterRow,
  args: PageArgs,
): Promise<Page<PersonnelRow>> {
  assertMaySearchFree(actor, filter);
  const within = await readWithin(read, filter.within);
  return pageOfList<PersonnelRow>(
    read,
    {
      // Only those of the page are read whole, with who they are.
      rows: `${SELECT} where p.id in (
        select p.id from personnel p where ${WHERE} and ($9::text is null or (p.area_code, p.id) > ($9, $10::uuid))
        order by p.area_code, p.id limit $8)
      order by p.area_code, p.id`,
      count: `select count(*)::int as total from personnel p where ${WHERE}`,
      keys: ['text', 'uuid'],
      keysOf: (row) => [row.areaCode, row.id],
    },
    args,
    [
      within,
      filter.types ?? null,
      filter.status ?? 'ACTIVE',
      filter.skill ?? null,
      filter.organisationId ?? null,
      filter.free?.beginsOn ?? null,
      filter.free?.endsOn ?? null,
    ],
  );
}

export interface Contact {
  personnelId: string;
  fullName: string | null;
  phone: string | null;
  /** Whose account it is, where the person has one. */
  subject: string | null;
}

interface StoredContact extends Contact {
  register: ConsentState;
  contact: ConsentState;
  isDeployed: boolean;
}

/** Names and phones in clear, as far as their owners let them be shown. Only after maySeeContact, and noted as read. */
export async function readContacts(read: Snapshot, ids: readonly string[]): Promise<Contact[]> {
  const rows = await read.rows<StoredContact>(
    `select n.personnel_id as "personnelId", n.full_name as "fullName", n.phone, n.subject,
       ${consentStateSql('REGISTER', 'n.personnel_id')} as register,
       ${consentStateSql('CONTACT', 'n.personnel_id')} as contact,
       exists (select from deployment d where d.personnel_id = n.personnel_id
         and d.state in ('PROPOSED', 'CONFIRMED', 'ACTIVE')) as "isDeployed"
     from person n where n.personnel_id = any ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ register, contact, isDeployed, ...row }) => ({
    ...row,
    fullName: mayShowName(register, isDeployed) ? row.fullName : null,
    phone: mayShowPhone(contact) ? row.phone : null,
  }));
}

export function personnelLoaders(read: Snapshot) {
  return {
    personnel: rowLoader<PersonnelRow>(read, `${SELECT} where p.id = any ($1::uuid[])`, (row) => row.id),
  };
}

/** An entry as the API shows it, inside a command. */
export async function personnelIn(tx: EntityManager, id: string): Promise<PersonnelRow> {
  const [row] = await rowsIn<PersonnelRow>(tx, `${SELECT} where p.id = ?`, [id]);
  if (!row) throw notFound('personnel', id);
  return row;
}

/** An entry that nobody else changes, deploys or ends until this command is over. */
export async function lockPersonnel(tx: EntityManager, id: string): Promise<PersonnelRow> {
  // Read in a statement of its own: one that waited for the lock shows what stands beside the row as it was before.
  await rowsIn(tx, 'select 1 from personnel where id = ? for no key update', [id]);
  return personnelIn(tx, id);
}

/** Somebody active of the same name, type and area. */
export async function namesakeIn(
  tx: EntityManager,
  { fullName, type, areaCode }: { fullName: string; type: string; areaCode: string },
): Promise<PersonnelRow | null> {
  const [row] = await rowsIn<PersonnelRow>(
    tx,
    `${SELECT} where p.status = 'ACTIVE' and p.type_code = ? and p.area_code = ?
       and lower(n.full_name) = lower(?) limit 1`,
    [type, areaCode, fullName],
  );
  return row ?? null;
}
