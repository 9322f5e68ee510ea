import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** The part of each brief that pillars keeps. */
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
  `create function brief_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'what was frozen for a brief is only ever added to';
    end $$`,
  'create trigger brief_stays before update or delete on brief for each row execute function brief_stays()',
  ...audited('brief', 'MeetingBrief'),
];
