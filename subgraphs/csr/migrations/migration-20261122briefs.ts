import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** The part of each brief that csr keeps. */
export class Migration20261122briefs extends Migration {
  override up(): void {
    for (const statement of BRIEFS) this.addSql(statement);
  }
}

const BRIEFS = [
  `create table brief (
    id uuid primary key,
    code text not null unique,
    area_code text not null,
    fiscal_year integer not null,
    -- Text, not jsonb: the fingerprint is that of these very bytes.
    content text not null,
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    frozen_at timestamptz(3) not null)`,
  'create trigger append_only before update or delete on brief for each row execute function refuse_rewriting()',
  ...audited('brief', 'MeetingBrief'),
];
