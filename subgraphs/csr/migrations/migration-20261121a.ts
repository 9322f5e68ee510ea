import { Migration } from '@mikro-orm/migrations';

import { INBOX_DDL } from '#kit/events';

/** The account of each gap area, and the pledges that take from it. */
export class Migration20261121a extends Migration {
  override up(): void {
    for (const statement of [INBOX_DDL, ...PROJECTIONS, ...ACCOUNTS, ...PLEDGES, ...HISTORY]) this.addSql(statement);
  }
}

const PROJECTIONS = [
  'create table area (code text primary key, name text not null, level text not null)',
  `create table budget_line (
    id uuid primary key,
    name text not null,
    programme_code text,
    area_code text not null,
    category_code text,
    item text,
    fiscal_year integer not null,
    mechanism text not null,
    allocated bigint,
    agency text,
    version bigint not null)`,
  'create index budget_line_of_category on budget_line (category_code, fiscal_year, area_code)',
];

const ACCOUNTS = [
  // waiting and next_expiry_on spare the lock holder two reads: they may say "look" in vain, never "no need" wrongly.
  `create table gap_account (
    id uuid primary key,
    code text not null unique,
    title text not null,
    area_code text not null,
    area_name text not null,
    category_code text not null,
    fiscal_year integer not null,
    programme_pillar_code text,
    status text not null check (status in ('DRAFT', 'PUBLISHED', 'CLOSED', 'WITHDRAWN')),
    deadline date,
    is_demo boolean not null,
    version bigint not null default 0 check (version >= 0),
    need_version bigint not null default 0,
    waiting integer not null default 0 check (waiting >= 0),
    next_expiry_on date,
    changed_at timestamptz(3) not null default now())`,
  'create index gap_account_in_area on gap_account (area_code text_pattern_ops, category_code, fiscal_year)',
  // The last line of defence: only a change of need or budget writes an excess, so no command can take what is not there.
  `create table need_account (
    need_line_id uuid primary key,
    gap_area_id uuid not null references gap_account,
    position integer not null,
    kind text not null check (kind in ('MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME')),
    item text,
    unit text not null,
    need bigint not null check (need between 0 and 9007199254740991),
    budget bigint not null default 0 check (budget >= 0),
    budget_known boolean not null,
    held bigint not null default 0 check (held >= 0),
    committed bigint not null default 0 check (committed >= 0),
    delivered bigint not null default 0 check (delivered >= 0),
    excess bigint not null default 0 check (excess >= 0),
    need_version bigint not null default 0,
    unique (need_line_id, gap_area_id),
    constraint never_over_need check (budget + held + committed + delivered <= need + excess))`,
  'create index need_account_of_gap on need_account (gap_area_id, position)',
  `create table covering (
    id uuid primary key,
    need_line_id uuid not null references need_account,
    budget_line_id uuid not null,
    budget_line_name text not null,
    amount bigint not null check (amount >= 0),
    changed_at timestamptz(3) not null default now())`,
  'create index covering_of_line on covering (need_line_id, id)',
];

const STATES = `('DRAFT', 'SUBMITTED', 'WAITLISTED', 'COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED',
  'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')`;

const PLEDGES = [
  'create sequence pledge_number',
  'create sequence queue_number',
  `create table pledge (
    id uuid primary key,
    code text not null unique,
    company_id uuid not null,
    organisation text not null,
    flow text not null check (flow in ('NEW_MONEY', 'PASS_THROUGH', 'CARRY_OVER')),
    note text,
    is_anonymous boolean not null,
    is_demo boolean not null,
    version integer not null default 1,
    created_by text not null,
    created_at timestamptz(3) not null default now(),
    submitted_at timestamptz(3),
    changed_at timestamptz(3) not null default now())`,
  'create index pledge_of_company on pledge (company_id, created_at desc, id desc)',
  'create index pledge_of_organisation on pledge (organisation, created_at desc, id desc)',
  // held and committed follow from state, amount and delivered: a total and its rows cannot be told different stories.
  `create table pledge_allocation (
    id uuid primary key,
    pledge_id uuid not null references pledge,
    need_line_id uuid not null,
    gap_area_id uuid not null,
    position integer not null,
    kind text not null,
    item text,
    unit text not null,
    requested_amount bigint not null check (requested_amount >= 1),
    amount bigint not null check (amount >= 0 and amount <= requested_amount),
    delivered bigint not null default 0 check (delivered >= 0 and delivered <= amount),
    estimated_value bigint check (estimated_value >= 0),
    state text not null check (state in ${STATES}),
    held bigint not null generated always as (case when state = 'SUBMITTED' then amount else 0 end) stored,
    committed bigint not null generated always as (case when state in ('COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED',
      'CLOSED', 'DISPUTED') then amount - delivered else 0 end) stored,
    hold_until date,
    queue_number bigint,
    info_request text,
    over_coverage_reason text,
    submitted_at timestamptz(3),
    accepted_at timestamptz(3),
    state_changed_at timestamptz(3) not null default now(),
    unique (pledge_id, need_line_id),
    foreign key (need_line_id, gap_area_id) references need_account (need_line_id, gap_area_id),
    check ((state = 'SUBMITTED') = (hold_until is not null)),
    check ((state = 'WAITLISTED') = (queue_number is not null)),
    check (delivered = 0 or state in ('IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED', 'CANCELLED')))`,
  `create index pledge_allocation_of_line on pledge_allocation (need_line_id, id)
    where state not in ('DRAFT', 'WAITLISTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')`,
  'create index pledge_allocation_of_gap on pledge_allocation (gap_area_id, id)',
  "create index pledge_allocation_due on pledge_allocation (hold_until, gap_area_id) where state = 'SUBMITTED'",
  "create index pledge_allocation_waiting on pledge_allocation (gap_area_id, queue_number) where state = 'WAITLISTED'",
  "create index pledge_allocation_to_verify on pledge_allocation (submitted_at, id) where state = 'SUBMITTED'",
  `create table instalment (
    id uuid primary key,
    pledge_id uuid not null references pledge,
    number integer not null,
    due_on date not null,
    amount bigint not null check (amount >= 1),
    unique (pledge_id, number))`,
];

const HISTORY = [
  `create table allocation_event (
    id bigint generated always as identity primary key,
    allocation_id uuid not null references pledge_allocation,
    from_state text not null check (from_state in ${STATES}),
    to_state text not null check (to_state in ${STATES}),
    amount bigint not null,
    delivered bigint not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    reason text,
    happened_at timestamptz(3) not null default clock_timestamp())`,
  'create index allocation_event_of on allocation_event (allocation_id, id)',
  `create function refuse_rewriting() returns trigger language plpgsql as $$
    begin raise exception 'rows of % are only ever added', tg_table_name; end $$`,
  'create trigger append_only before update or delete on allocation_event for each row execute function refuse_rewriting()',
  // Answers of commands that succeeded, kept for ever: a retry is told the first answer.
  `create table replay (
    organisation text not null,
    mutation text not null,
    key text not null check (length(key) between 1 and 255),
    input_hash text not null,
    answer jsonb not null,
    created_at timestamptz(3) not null default now(),
    constraint one_answer_per_key primary key (organisation, mutation, key))`,
];
