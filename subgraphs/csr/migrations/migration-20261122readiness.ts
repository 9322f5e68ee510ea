import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Days that employees of a company give inside a pledge of person-time: counts only, never who. */
export class Migration20261122readiness extends Migration {
  override up(): void {
    for (const statement of VOLUNTEERS) this.addSql(statement);
  }
}

const onlyAddedTo = (table: string): string =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

const VOLUNTEERS = [
  `create table volunteer_offer (
    id uuid primary key,
    allocation_id uuid not null references pledge_allocation,
    people integer not null check (people between 1 and 10000),
    hours bigint not null check (hours > 0),
    begins_on date not null,
    ends_on date not null check (ends_on >= begins_on),
    skills text[] not null,
    organisation text not null,
    is_demo boolean not null,
    offered_by text not null,
    offered_at timestamptz(3) not null default clock_timestamp())`,
  'create index volunteer_offer_of_allocation on volunteer_offer (allocation_id, offered_at, id)',
  `create table volunteer_decision (
    offer_id uuid primary key references volunteer_offer,
    outcome text not null check (outcome in ('ACCEPTED', 'DECLINED')),
    reason text,
    decided_by text not null,
    decider_organisation text,
    decided_at timestamptz(3) not null default clock_timestamp(),
    check (outcome = 'ACCEPTED' or reason is not null))`,
  // What is accepted of an allocation, and how much it was when something was last accepted.
  `create table volunteer_account (
    allocation_id uuid primary key references pledge_allocation,
    accepted bigint not null,
    amount bigint not null,
    constraint volunteers_within_allocation check (accepted between 1 and amount))`,
  onlyAddedTo('volunteer_offer'),
  onlyAddedTo('volunteer_decision'),
  ...audited('volunteer_offer', 'PledgeAllocation', { id: 'allocation_id' }),
  ...audited('volunteer_decision', 'VolunteerOffer', { id: 'offer_id' }),
];
