import type { Role } from './actor.ts';

/** What a subgraph says of its audit trail; the tables themselves are put under it by their migrations. */
export interface AuditPolicy {
  /** Who may read the trail of a subject of the own area; ADMIN reads all of it. */
  readers: Role[];
  /** Finds the areas of a subject by its type: SQL with the id as `$1::uuid` or `$1::text` that gives `area`. */
  areas: Record<string, string>;
  /** The tables that the trail leaves out, and why. */
  without: Record<string, string>;
}

/** Where the audit trail reads what it says of a row: the names of columns, unless told the usual ones. */
export interface AuditedColumns {
  /** The column that holds the subject's id, or several, joined by a slash. A history names the column of its subject. */
  id?: string;
  /** Columns that name who made the row, where rows of several writers are inserted in one transaction. */
  actor?: string;
  organisation?: string;
}

/**
 * Puts a table under the audit trail; a migration runs these after it made the table. The trail holds who, when, what and
 * the names of changed fields, never a value. Inserts and deletes are noted a statement at a time, updates row by row.
 */
export function audited(table: string, subject: string, columns: AuditedColumns = {}): string[] {
  const told = [subject, columns.id ?? 'id', columns.actor ?? '', columns.organisation ?? ''];
  const told4 = told.map((text) => `'${text}'`).join(', ');
  return [
    `create trigger audit_insert after insert on ${table} referencing new table as written
      for each statement execute function audit_rows(${told4})`,
    `create trigger audit_delete after delete on ${table} referencing old table as written
      for each statement execute function audit_rows(${told4})`,
    `create trigger audit_update after update on ${table} for each row when (old.* is distinct from new.*)
      execute function audit_change(${told4})`,
  ];
}

// Whatever writes without the hub (psql, a script) is noted as the database role and the program's name.
const WRITER = `told jsonb := coalesce(nullif(current_setting('simpul.writer', true), '')::jsonb,
    jsonb_build_object('subject', 'database:' || session_user, 'action', current_setting('application_name')));`;

const COLUMNS = `(actor_subject, actor_organisation, action, request_id, subject_type, subject_id, operation,
  changed_fields)`;

const idOf = (row: string): string => `coalesce(case when tg_argv[1] like '%,%'
  then (select string_agg(${row} ->> part, '/') from unnest(string_to_array(tg_argv[1], ',')) as part)
  else ${row} ->> tg_argv[1] end, '')`;

/** The tables of the audit trail and the triggers' functions; the first statements of a subgraph's audit migration. */
export const auditDdl = (schema: string): string[] => [
  `create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null default clock_timestamp(),
    actor_subject text not null,
    actor_organisation text,
    action text not null,
    request_id text,
    subject_type text not null,
    subject_id text not null,
    operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
    changed_fields text[] not null)`,
  'create index audit_entry_of on audit_entry (subject_type, subject_id, id)',
  'create index audit_entry_by on audit_entry (action, id)',
  'create index audit_entry_at on audit_entry using brin (at)',
  // What waits to be sealed. A row is seen here once its transaction has committed, so nothing can slip past the sealer.
  'create table audit_pending (entry_id bigint primary key)',
  `create table audit_seal (
    position bigint primary key check (position > 0),
    entry_id bigint not null unique,
    content text not null,
    previous text not null,
    hash text not null unique)`,
  'create index audit_seal_content on audit_seal (content)',
  'create index audit_seal_previous on audit_seal (previous)',
  `create function audit_refuse() returns trigger language plpgsql as
    $$ begin raise exception 'rows of % are only ever added', tg_table_name; end $$`,
  ...['audit_entry', 'audit_seal'].map(
    (table) => `create trigger append_only before update or delete or truncate on ${table}
      for each statement execute function audit_refuse()`,
  ),
  `create function audit_rows() returns trigger language plpgsql as $$
    declare ${WRITER}
    begin
      with noted as (insert into ${schema}.audit_entry ${COLUMNS}
        select coalesce(case when tg_op = 'INSERT' then row ->> tg_argv[2] end, told ->> 'subject'),
          coalesce(case when tg_op = 'INSERT' then row ->> tg_argv[3] end, told ->> 'organisation'),
          told ->> 'action', told ->> 'requestId', tg_argv[0], ${idOf('row')}, tg_op, '{}'::text[]
        from (select to_jsonb(w) as row from written w offset 0) as every
        returning id)
      insert into ${schema}.audit_pending select id from noted;
      return null;
    end $$`,
  `create function audit_change() returns trigger language plpgsql as $$
    declare ${WRITER}
      before jsonb := to_jsonb(old);
      after jsonb := to_jsonb(new);
    begin
      with noted as (insert into ${schema}.audit_entry ${COLUMNS}
        values (told ->> 'subject', told ->> 'organisation', told ->> 'action', told ->> 'requestId', tg_argv[0],
          ${idOf('after')}, tg_op,
          array(select key from jsonb_each(after) where value is distinct from before -> key order by key))
        returning id)
      insert into ${schema}.audit_pending select id from noted;
      return null;
    end $$`,
];
