import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What the law on personal data asks for: consents, whose withdrawal counts at once, and the log of who read whom. */
export class Migration20261122privacy extends Migration {
  override up(): void {
    for (const statement of [...IDENTITY, ...CONSENTS, ...READS]) this.addSql(statement);
  }
}

const appendOnly = (table: string) => `create trigger append_only before update or delete or truncate on ${table}
  for each statement execute function audit_refuse()`;

// What identifies a person lies in `person` alone. Erased, the row stays without what identified anybody.
const IDENTITY = [
  'alter table person alter column full_name drop not null',
  'alter table person add column subject text unique, add column erased_at timestamptz(3)',
  `alter table person add constraint person_is_whole_or_gone check (case when erased_at is null
    then full_name is not null else full_name is null and phone is null and subject is null end)`,
  // Histories hold the name an actor signed with and are only ever added to; whoever reads them leaves these names out.
  `create table erased_actor (
    fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
    erased_at timestamptz(3) not null)`,
  appendOnly('erased_actor'),
  ...audited('erased_actor', 'ErasedActor', { id: 'fingerprint' }),
];

const CONSENTS = [
  `create table consent_text (
    purpose text not null check (purpose in ('REGISTER', 'CONTACT')),
    version integer not null check (version > 0),
    words_id text not null,
    words_en text not null,
    valid_from date not null,
    primary key (purpose, version))`,
  `create table consent (
    id uuid primary key,
    personnel_id uuid not null references personnel,
    purpose text not null,
    text_version integer not null,
    means text not null check (means in ('PAPER', 'IN_PERSON', 'ONLINE')),
    given_on date not null,
    is_demo boolean not null,
    recorded_by text not null,
    recorded_at timestamptz(3) not null,
    foreign key (purpose, text_version) references consent_text (purpose, version))`,
  'create index consent_of on consent (personnel_id, purpose)',
  `create table consent_withdrawal (
    consent_id uuid primary key references consent,
    recorded_by text not null,
    withdrawn_at timestamptz(3) not null)`,
  ...['consent_text', 'consent', 'consent_withdrawal'].map(appendOnly),
  ...audited('consent_text', 'ConsentText', { id: 'purpose,version' }),
  ...audited('consent', 'Consent'),
  ...audited('consent_withdrawal', 'Consent', { id: 'consent_id' }),
];

// No trail of its own: it is one, it is only ever added to, and a row is written each time somebody looks.
const READS = [
  `create table personal_read (
    id bigint generated always as identity primary key,
    personnel_id uuid not null references personnel,
    fields text[] not null check (cardinality(fields) > 0),
    reader_subject text not null,
    reader_organisation text,
    reader_role text not null,
    purpose text check (length(purpose) <= 200),
    request_id text not null,
    read_at timestamptz(3) not null default clock_timestamp())`,
  'create index personal_read_of on personal_read (personnel_id, id desc)',
  'create index personal_read_by on personal_read (reader_subject, read_at)',
  appendOnly('personal_read'),
];
