import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';

/** Every table that keeps the name an account signed with. */
export const SIGNED_TABLES = [
  'activity_event',
  'agreement_version',
  'allocation_event',
  'allocation_taken',
  'amendment',
  'amendment_decision',
  'contribution_certificate',
  'contribution_certificate_revocation',
  'csr_report',
  'delivery_event',
  'handover_record',
  'pledge_receipt',
  'pool_event',
  'suggestion_skip',
] as const;

/** What stands in the place of a name that was erased. */
const NOBODY = '—';

const IMPORTED = `import_run where actor ->> 'name' <> '${NOBODY}' and started_by = ?`;

/** Takes the name of an account out of what is left of its imports: nothing there is kept for good. */
export const forgetImporter = (tx: EntityManager, subject: string) =>
  rowsIn(
    tx,
    `update import_run set actor = jsonb_set(actor, '{name}', to_jsonb('${NOBODY}'::text)) where started_by = ?`,
    [subject],
  );

/** The name somebody signed a row of `alias` with, as SQL; a dash once that account had it erased. */
export const signerNameSql = (alias: string): string =>
  `case when exists (select from erased_actor x
     where x.fingerprint = encode(sha256(convert_to(${alias}.actor_subject, 'UTF8')), 'hex'))
   then '${NOBODY}' else ${alias}.actor_name end`;

const NAMES = SIGNED_TABLES.map(
  (table) => `select '${table}' as history, actor_name as name, count(*) as rows from ${table}
    where actor_subject = $1 group by actor_name`,
).join(' union all ');

// What csr keeps under an account: the names it signed with, what the trail says it did, and the contact its company gave.
const EVERYTHING = `select now() as "exportedAt", json_build_object(
    'signed', (select coalesce(json_agg(to_json(t) order by t.history, t.name), '[]') from (${NAMES}) t),
    'nameIsShown', not exists (select from erased_actor x
      where x.fingerprint = encode(sha256(convert_to($1, 'UTF8')), 'hex')),
    'did', (select coalesce(json_agg(to_json(t) order by t.action), '[]') from (
      select action, count(*) as rows, min(at) as first, max(at) as last from audit_entry where actor_subject = $1
      group by action) t),
    'contact', (select to_json(t) from (
      select contact_name, contact_email, contact_phone, contact_retention_until from company
      where organisation = $2) t),
    'contactReads', (select coalesce(json_agg(to_json(t)), '[]') from (
      select r.fields, r.reader_organisation, r.reader_role, r.purpose, r.read_at
      from contact_read r join company c on c.id = r.company_id where c.organisation = $2
      order by r.id desc limit 1000) t))::text as json`;

export interface MyCsrDataRow {
  exportedAt: string;
  json: string;
}

/** All that csr keeps under the viewer's account, and the contact of the viewer's company. */
export async function myCsrData({ read, actor }: RequestContext): Promise<MyCsrDataRow | null> {
  const { subject, organisation } = assertSignedIn(actor);
  const [row] = await read.rows<MyCsrDataRow>(EVERYTHING, [subject, organisation]);
  return row ?? null;
}

/** True when a history, or what is left of an import, keeps a name of this account. */
export async function hasSigned(tx: EntityManager, subject: string): Promise<boolean> {
  const kept = [...SIGNED_TABLES.map((table) => `${table} where actor_subject = ?`), IMPORTED];
  const [row] = await rowsIn<{ signed: boolean }>(
    tx,
    `select ${kept.map((rows) => `exists (select from ${rows})`).join(' or ')} as signed`,
    kept.map(() => subject),
  );
  return row?.signed === true;
}
