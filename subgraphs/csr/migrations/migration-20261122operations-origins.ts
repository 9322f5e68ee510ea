import { Migration } from '@mikro-orm/migrations';

/** Where the amounts of activities come from that are not new money, as pledges say it. */
export class Migration20261122operationsOrigins extends Migration {
  override up(): void {
    for (const statement of ORIGINS) this.addSql(statement);
  }
}

const ORIGINS = [
  `alter table activity
    add column origin_pledge_id uuid references pledge,
    add column passed_on_from text,
    add column carried_over_from integer,
    add constraint origin_of_flow check (
      (flow = 'PASS_THROUGH' or passed_on_from is null) and (flow = 'CARRY_OVER' or carried_over_from is null)
      and (flow <> 'NEW_MONEY' or origin_pledge_id is null))`,
  'create index activity_of_origin on activity (origin_pledge_id) where origin_pledge_id is not null',
];
