import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What people did on which day of a deployment, and how full their days are. */
export class Migration20261122visits extends Migration {
  override up(): void {
    for (const statement of VISITS) this.addSql(statement);
  }
}

const VISITS = [
  `create table visit (
    id uuid primary key,
    deployment_id uuid not null references deployment,
    personnel_id uuid not null references personnel,
    gap_area_id uuid not null references gap_area,
    visited_on date not null,
    hours smallint not null check (hours between 1 and 24),
    activity text not null
      check (activity in ('ASSESSMENT', 'ASSISTANCE', 'HANDOVER', 'DATA_VERIFICATION', 'REFERRAL', 'MONITORING')),
    people_reached integer not null check (people_reached between 0 and 100000),
    is_demo boolean not null,
    organisation text not null,
    idempotency_key text not null,
    recorded_by text not null,
    recorded_at timestamptz(3) not null,
    constraint one_visit_per_key unique (organisation, idempotency_key))`,
  'create index visit_of_deployment on visit (deployment_id)',
  'create index visit_of_gap on visit (gap_area_id)',
  'create index visit_by_day on visit (visited_on, id)',
  // All hours of a person on a day, over all deployments: no day has more than 24.
  `create table visit_day (
    personnel_id uuid not null references personnel,
    visited_on date not null,
    hours smallint not null,
    primary key (personnel_id, visited_on),
    constraint day_within_24_hours check (hours between 1 and 24))`,
  'create trigger append_only before update or delete on visit for each row execute function refuse_rewriting()',
  ...audited('visit', 'VisitReport'),
];
