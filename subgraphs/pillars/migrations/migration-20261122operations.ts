import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Reports of visits that do not stand any more, and what pillars hears of volunteers who do not come. */
export class Migration20261122operations extends Migration {
  override up(): void {
    for (const statement of OPERATIONS) this.addSql(statement);
  }
}

const OPERATIONS = [
  `create table visit_void (
    visit_id uuid primary key references visit,
    reason text not null check (length(reason) between 3 and 500),
    organisation text not null,
    idempotency_key text not null,
    voided_by text not null,
    voided_at timestamptz(3) not null default clock_timestamp(),
    constraint one_void_per_key unique (organisation, idempotency_key))`,
  'create trigger append_only before update or delete on visit_void for each row execute function refuse_rewriting()',
  ...audited('visit_void', 'VisitReport', { id: 'visit_id' }),
  // A read model of what csr tells: counts and days, never who.
  `create table volunteer_withdrawal (
    offer_id uuid primary key,
    gap_area_id uuid not null,
    area_code text not null,
    people integer not null,
    hours bigint not null,
    begins_on date not null,
    ends_on date not null,
    reason text not null,
    is_demo boolean not null,
    withdrawn_at timestamptz(3) not null)`,
  'create index volunteer_withdrawal_listed on volunteer_withdrawal (withdrawn_at desc, offer_id desc)',
];
