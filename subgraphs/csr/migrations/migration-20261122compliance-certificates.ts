import { Migration } from '@mikro-orm/migrations';

/** Certificates of what was verified: what they say, their bytes, and their revocation. */
export class Migration20261122complianceCertificates extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const appendOnly = (table: string) =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

const STATEMENTS = [
  'create sequence contribution_certificate_number',
  // What was handed out once is handed out again byte for byte: the bytes are kept with their hash.
  `create table contribution_certificate (
    id uuid primary key,
    code text not null unique check (code ~ '^SRT-[0-9]{4}-[0-9]{6,}-[2-9A-HJ-NP-Z]{6}$'),
    pledge_id uuid not null references pledge,
    delivery_id uuid references delivery,
    company_id uuid not null references company,
    organisation text not null,
    company_name text not null,
    issuer text not null,
    lines jsonb not null check (jsonb_array_length(lines) >= 1),
    areas text[] not null check (cardinality(areas) >= 1),
    first_received_on date not null,
    last_received_on date not null check (last_received_on >= first_received_on),
    issued_on date not null,
    is_demo boolean not null,
    sha256 text not null check (sha256 = encode(sha256(pdf), 'hex')),
    pdf bytea not null check (length(pdf) between 1 and 1048576),
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    issued_at timestamptz(3) not null)`,
  'create index contribution_certificate_of_pledge on contribution_certificate (pledge_id)',
  'create index contribution_certificate_of_organisation on contribution_certificate (organisation, issued_at desc, id desc)',
  appendOnly('contribution_certificate'),
  `create table contribution_certificate_delivery (
    certificate_id uuid not null references contribution_certificate,
    delivery_id uuid not null references delivery,
    amount bigint not null check (amount >= 1),
    primary key (certificate_id, delivery_id))`,
  'create index contribution_certificate_delivery_of on contribution_certificate_delivery (delivery_id)',
  appendOnly('contribution_certificate_delivery'),
  `create table contribution_certificate_revocation (
    certificate_id uuid primary key references contribution_certificate,
    reason text not null,
    revoked_on date not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    revoked_at timestamptz(3) not null default clock_timestamp())`,
  appendOnly('contribution_certificate_revocation'),
  `create table contribution_certificate_pass (
    token_hash text primary key,
    certificate_id uuid not null references contribution_certificate,
    expires_at timestamptz(3) not null,
    used_at timestamptz(3))`,
];
