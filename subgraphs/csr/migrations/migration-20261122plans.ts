import { Migration } from '@mikro-orm/migrations';

/** What programs tells of the priority of each gap, which plans, suggestions and forgotten gaps rest on. */
export class Migration20261122plans extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // No foreign key to the gap's account: priority and gap arrive as two events, in any order.
  `create table gap_priority (
    gap_area_id uuid primary key,
    weights_version integer not null,
    people_in_need bigint check (people_in_need >= 0),
    is_suppressed boolean not null,
    base_score numeric(9, 6) not null check (base_score between 0 and 100),
    deadline_weight integer not null check (deadline_weight >= 0),
    deadline_days integer not null check (deadline_days >= 1),
    trust_points numeric(9, 6) not null check (trust_points between 0 and 100),
    version bigint not null,
    check (not is_suppressed or people_in_need = 4))`,
];
