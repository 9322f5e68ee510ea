import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What coordinators of one desk tell each other: who has which pledge open, and which suggestion was put aside. */
export class Migration20261122desk extends Migration {
  override up(): void {
    for (const statement of TABLES) this.addSql(statement);
  }
}

const TABLES = [
  `create table allocation_taken (
    allocation_id uuid primary key references pledge_allocation,
    actor_subject text not null,
    actor_name text not null,
    taken_at timestamptz(3) not null default clock_timestamp(),
    seen_at timestamptz(3) not null default clock_timestamp())`,
  `create table suggestion_skip (
    company_id uuid not null references company,
    gap_area_id uuid not null references gap_account,
    reason text not null,
    actor_subject text not null,
    actor_name text not null,
    skipped_at timestamptz(3) not null default clock_timestamp(),
    primary key (company_id, gap_area_id))`,
  ...audited('suggestion_skip', 'Company', { id: 'company_id' }),
];
