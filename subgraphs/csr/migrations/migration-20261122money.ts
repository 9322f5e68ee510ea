import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

import { ACTIVITIES, AMENDMENTS, POOLS } from './money-tables.ts';

/** Flow kinds on the account, pools, amendments and what was done without a pledge. */
export class Migration20261122money extends Migration {
  override up(): void {
    for (const statement of [...FLOWS, ...POOLS, ...AMENDMENTS, ...ALLOCATIONS, ...ACTIVITIES]) this.addSql(statement);
    for (const statement of AUDITED) this.addSql(statement);
  }
}

const FLOW = "('NEW_MONEY', 'PASS_THROUGH', 'CARRY_OVER')";
const COMMITTING = "('COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED')";

const FLOWS = [
  `alter table pledge
    add column earmark text not null default 'NEED' check (earmark in ('UNEARMARKED', 'AREA', 'CATEGORY', 'NEED')),
    add column origin_pledge_id uuid references pledge,
    add column passed_on_from text,
    add column carried_over_from integer,
    add constraint origin_of_flow check (
      (flow = 'PASS_THROUGH' or passed_on_from is null) and (flow = 'CARRY_OVER' or carried_over_from is null)
      and (flow <> 'NEW_MONEY' or origin_pledge_id is null))`,
  'create index pledge_of_origin on pledge (origin_pledge_id) where origin_pledge_id is not null',
  `alter table pledge_allocation add column flow text not null default 'NEW_MONEY' check (flow in ${FLOW})`,
  `update pledge_allocation a set flow = p.flow from pledge p where p.id = a.pledge_id and p.flow <> 'NEW_MONEY'`,
  // The part of each total that is not new money: a gap counts it, a sum over gaps, companies or years does not.
  `alter table need_account
    add column relayed_held bigint not null default 0,
    add column relayed_committed bigint not null default 0,
    add column relayed_delivered bigint not null default 0`,
  `update need_account n set relayed_held = s.held, relayed_committed = s.committed, relayed_delivered = s.delivered
    from (select need_line_id, sum(held) as held, sum(committed) as committed, sum(delivered) as delivered
      from pledge_allocation where flow <> 'NEW_MONEY' group by need_line_id) s where s.need_line_id = n.need_line_id`,
  `alter table need_account add constraint relayed_is_a_part check (relayed_held between 0 and held
    and relayed_committed between 0 and committed and relayed_delivered between 0 and delivered)`,
];

const ALLOCATIONS = [
  // An increase waits for the coordinator and is held meanwhile, beside what is committed already.
  `alter table pledge_allocation
    add column from_pool boolean not null default false,
    add column increase bigint not null default 0 check (increase >= 0),
    add column increase_of uuid references amendment,
    add constraint increase_has_amendment check ((increase > 0) = (increase_of is not null)),
    add constraint increase_only_while_running
      check (increase = 0 or state in ('COMMITTED', 'IN_DELIVERY', 'DISPUTED')),
    drop column held`,
  `alter table pledge_allocation
    add column held bigint not null generated always as
      ((case when state = 'SUBMITTED' then amount else 0 end) + increase) stored,
    add column pooled bigint not null generated always as (case when not from_pool then 0
      when state = 'SUBMITTED' or state in ${COMMITTING} then amount when state = 'CANCELLED' then delivered else 0 end)
      stored`,
  `do $$ declare old text; begin
    for old in select conname from pg_constraint where conrelid = 'pledge_allocation'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%hold_until%'
    loop execute format('alter table pledge_allocation drop constraint %I', old); end loop; end $$`,
  `alter table pledge_allocation add constraint hold_ends_on_a_day
    check ((state = 'SUBMITTED' or increase > 0) = (hold_until is not null))`,
  // A pool may be drawn on for the same line again; a pledge names each line once.
  'alter table pledge_allocation drop constraint pledge_allocation_pledge_id_need_line_id_key',
  `create unique index pledge_names_line_once on pledge_allocation (pledge_id, need_line_id) where not from_pool`,
  'create index pledge_allocation_of_pledge on pledge_allocation (pledge_id, position)',
  'drop index pledge_allocation_due',
  `create index pledge_allocation_due on pledge_allocation (hold_until, gap_area_id) where hold_until is not null`,
  `create function pool_follows() returns trigger language plpgsql as $$
    declare before bigint := 0;
    begin
      if tg_op = 'UPDATE' then before := old.pooled; end if;
      if new.pooled <> before then
        update pool set allocated = allocated + new.pooled - before where pledge_id = new.pledge_id;
      end if;
      return null;
    end $$`,
  `create trigger pool_follows after insert or update on pledge_allocation for each row when (new.from_pool)
    execute function pool_follows()`,
];

const AUDITED = [
  ...audited('pool', 'Pledge', { id: 'pledge_id' }),
  ...audited('pool_event', 'Pledge', { id: 'pledge_id' }),
  ...audited('amendment', 'PledgeAmendment'),
  ...audited('amendment_change', 'PledgeAmendment', { id: 'amendment_id' }),
  ...audited('amendment_decision', 'PledgeAmendment', { id: 'amendment_id' }),
  ...audited('activity', 'ActivityReport'),
  ...audited('activity_evidence', 'ActivityReport', { id: 'activity_id' }),
  ...audited('activity_event', 'ActivityReport', { id: 'activity_id' }),
];
