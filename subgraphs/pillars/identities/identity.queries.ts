import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';

export interface MyDataRow {
  personnelId: string;
  exportedAt: string;
  json: string;
}

const rowsAs = (name: string, sql: string) =>
  `'${name}', (select coalesce(json_agg(to_json(t)), '[]'::json) from (${sql}) t)`;

// Everything pillars holds of one person, table by table; what others wrote about them too.
const EVERYTHING = `select p.id as "personnelId", now() as "exportedAt", json_build_object(
    'person', (select to_json(t) from (select full_name, initials, phone, subject from person
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

/** True when another person has this account. */
export async function isAccountTaken(tx: EntityManager, subject: string, personnelId: string): Promise<boolean> {
  const taken = await rowsIn(tx, 'select 1 from person where subject = ? and personnel_id <> ?', [
    subject,
    personnelId,
  ]);
  return taken.length > 0;
}
