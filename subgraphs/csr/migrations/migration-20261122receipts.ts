import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Receipts of submitted pledges: what they said, and their bytes. */
export class Migration20261122receipts extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  'create sequence pledge_receipt_number',
  // One for each pledge, handed out byte for byte ever after: the bytes are kept with their hash.
  `create table pledge_receipt (
    pledge_id uuid primary key references pledge,
    code text not null unique check (code ~ '^TTI-[0-9]{4}-[0-9]{6,}-[2-9A-HJ-NP-Z]{6}$'),
    company_id uuid not null references company,
    organisation text not null,
    company_name text not null,
    issuer text not null,
    lines jsonb not null check (jsonb_array_length(lines) >= 1),
    areas text[] not null check (cardinality(areas) >= 1),
    submitted_at timestamptz(3) not null,
    held_until date,
    issued_on date not null,
    is_demo boolean not null,
    sha256 text not null check (sha256 = encode(sha256(pdf), 'hex')),
    pdf bytea not null check (length(pdf) between 1 and 1048576),
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    issued_at timestamptz(3) not null)`,
  `create trigger append_only before update or delete on pledge_receipt
    for each row execute function refuse_rewriting()`,
  `create table pledge_receipt_pass (
    token_hash text primary key,
    receipt_id uuid not null references pledge_receipt,
    expires_at timestamptz(3) not null,
    used_at timestamptz(3))`,
  ...audited('pledge_receipt', 'Pledge', {
    id: 'pledge_id',
    actor: 'actor_subject',
    organisation: 'actor_organisation',
  }),
];
