import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What the law on personal data asks of csr: who was shown a contact, names that are signed no more, an end of keeping. */
export class Migration20261122privacy extends Migration {
  override up(): void {
    for (const statement of [...READS, ...SIGNERS, ...RETENTION]) this.addSql(statement);
  }
}

const onlyAddedTo = (table: string) => `create trigger append_only before update or delete or truncate on ${table}
  for each statement execute function audit_refuse()`;

// No trail of its own: it is one, it is only ever added to, and a row is written each time somebody looks.
const READS = [
  `create table contact_read (
    id bigint generated always as identity primary key,
    company_id uuid not null references company,
    fields text[] not null check (cardinality(fields) > 0 and fields <@ array['NAME', 'EMAIL', 'PHONE']),
    reader_subject text not null,
    reader_organisation text,
    reader_role text not null,
    purpose text check (length(purpose) <= 200),
    request_id text not null,
    read_at timestamptz(3) not null default clock_timestamp())`,
  'create index contact_read_of on contact_read (company_id, id desc)',
  'create index contact_read_by on contact_read (reader_subject, read_at)',
  onlyAddedTo('contact_read'),
];

// Histories hold the name an account signed with and are only ever added to; whoever reads them leaves these names out.
const SIGNERS = [
  `create table erased_actor (
    fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    erased_at timestamptz(3) not null)`,
  onlyAddedTo('erased_actor'),
  ...audited('erased_actor', 'ErasedActor', { id: 'fingerprint' }),
];

// Each contact is kept up to a day, which moves on whenever the company gives it anew.
const RETENTION = [
  'alter table company add column contact_retention_until date not null default (current_date + 1096)',
  `create index company_contact_retention on company (contact_retention_until)
    where contact_name is not null or contact_email is not null or contact_phone is not null`,
];
