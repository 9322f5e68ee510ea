import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { forbidden } from '#kit/errors';

import { lockPersonnel, type PersonnelRow } from '../personnel/personnel.queries.ts';

export interface MyDataRow {
  personnelId: string;
  exportedAt: string;
  json: string;
}

const rowsAs = (name: string, sql: string) =>
  `'${name}', (select coalesce(json_agg(to_json(t)), '[]'::json) from (${sql}) t)`;

// Everything pillars holds of one person, table by table; what others wrote about them too.
const EVERYTHING = `select p.id as "personnelId", now() as "exportedAt", json_build_object(
    'person', (select to_json(t) from (select full_name, initials, phone, subject, retention_until from person
      where personnel_id = p.id) t),
    'personnel', to_json(p),
    ${rowsAs(
      'consents',
      `select c.*, w.withdrawn_at, x.words_id, x.words_en from consent c
      join consent_text x on x.purpose = c.purpose and x.version = c.text_version
      left join consent_withdrawal w on w.consent_id = c.id where c.personnel_id = p.id order by c.recorded_at`,
    )},
    ${rowsAs('availability', 'select * from availability where personnel_id = p.id order by begins_on')},
    ${rowsAs('certificates', 'select * from certificate where personnel_id = p.id order by issued_on')},
    ${rowsAs(
      'deployments',
      `select d.*, (select json_agg(to_json(e) order by e.ordinal) from (
        select ordinal, from_state, to_state, reason, happened_at from deployment_event
        where deployment_id = d.id) e) as steps
      from deployment d where d.personnel_id = p.id order by d.begins_on`,
    )},
    ${rowsAs(
      'visits',
      `select v.id, v.deployment_id, v.visited_on, v.hours, v.activity, v.people_reached, v.recorded_at, o.voided_at,
        o.reason as void_reason
      from deployment d join visit v on v.deployment_id = d.id left join visit_void o on o.visit_id = v.id
      where d.personnel_id = p.id order by v.visited_on, v.id`,
    )},
    ${rowsAs(
      'corrections',
      `select field, wanted_value, state, reason, requested_at, decided_at, retention_until from correction
      where personnel_id = p.id order by id`,
    )},
    ${rowsAs(
      'reads',
      `select fields, reader_organisation, reader_role, purpose, read_at from personal_read
      where personnel_id = p.id order by id desc limit 1000`,
    )})::text as json
  from personnel p join person n on n.personnel_id = p.id where n.subject = $1`;

/** All that is held of the viewer; null where no person is linked to the account. */
export async function myData({ read, actor }: RequestContext): Promise<MyDataRow | null> {
  const [row] = await read.rows<MyDataRow>(EVERYTHING, [assertSignedIn(actor).subject]);
  return row ?? null;
}

/** The id of the entry that is the account's own; FORBIDDEN where a coordinator has linked none. */
export async function ownEntryIn(tx: EntityManager, subject: string): Promise<string> {
  const [own] = await rowsIn<{ id: string }>(tx, 'select personnel_id as id from person where subject = ?', [subject]);
  if (own) return own.id;
  throw forbidden('No person is linked to this account. Ask the pillar coordinator of your area to link it.');
}

/** The entry of the account's own person, which nobody else changes until this command is over. */
export async function lockOwnEntry(tx: EntityManager, subject: string): Promise<PersonnelRow> {
  const entry = await lockPersonnel(tx, await ownEntryIn(tx, subject));
  // Whoever was erased or linked anew while this waited for the lock is somebody else now.
  await ownEntryIn(tx, subject);
  return entry;
}

/** True when another person has this account. */
export async function isAccountTaken(tx: EntityManager, subject: string, personnelId: string): Promise<boolean> {
  const taken = await rowsIn(tx, 'select 1 from person where subject = ? and personnel_id <> ?', [
    subject,
    personnelId,
  ]);
  return taken.length > 0;
}
