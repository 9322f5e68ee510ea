const FLOW = "('NEW_MONEY', 'PASS_THROUGH', 'CARRY_OVER')";
const KIND = "('MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME')";
const POOL_STATES = "('SUBMITTED', 'COMMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')";

const appendOnly = (table: string): string =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

/** Money that is promised without a need line, until a coordinator gives it one. */
export const POOLS = [
  // What allocations take is kept here by their trigger: no command can draw more than the pool holds.
  `create table pool (
    pledge_id uuid primary key references pledge,
    amount bigint not null check (amount >= 1),
    allocated bigint not null default 0 check (allocated >= 0),
    released bigint not null default 0 check (released >= 0),
    forum_code text not null references forum,
    area_code text not null,
    category_code text,
    state text not null check (state in ${POOL_STATES}),
    hold_until date,
    state_changed_at timestamptz(3) not null default clock_timestamp(),
    constraint never_over_pool check (allocated + released <= amount),
    constraint pool_hold_ends_on_a_day check ((state = 'SUBMITTED') = (hold_until is not null)),
    constraint only_a_committed_pool_gives check (allocated = 0 or state in ('COMMITTED', 'CANCELLED')),
    constraint only_the_rest_is_given_up check (released = 0 or state = 'CANCELLED'))`,
  'create index pool_in_area on pool (area_code text_pattern_ops, state)',
  "create index pool_due on pool (hold_until) where state = 'SUBMITTED'",
  `create table pool_event (
    id bigint generated always as identity primary key,
    pledge_id uuid not null references pool,
    from_state text check (from_state in ${POOL_STATES}),
    to_state text not null check (to_state in ${POOL_STATES}),
    amount bigint not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    reason text,
    happened_at timestamptz(3) not null default clock_timestamp())`,
  'create index pool_event_of on pool_event (pledge_id, id)',
  appendOnly('pool_event'),
];

/** What a company asked to change of a pledge after it was submitted, and what a coordinator said to it. */
export const AMENDMENTS = [
  `create table amendment (
    id uuid primary key,
    pledge_id uuid not null references pledge,
    from_version integer not null,
    to_version integer not null,
    reason text not null,
    instalments jsonb,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    happened_at timestamptz(3) not null default clock_timestamp(),
    unique (pledge_id, to_version))`,
  appendOnly('amendment'),
  `create table amendment_change (
    amendment_id uuid not null references amendment,
    allocation_id uuid not null references pledge_allocation,
    from_amount bigint not null,
    to_amount bigint not null check (to_amount >= 1),
    from_value bigint,
    to_value bigint,
    is_asked boolean not null,
    primary key (amendment_id, allocation_id))`,
  'create index amendment_change_of on amendment_change (allocation_id)',
  appendOnly('amendment_change'),
  `create table amendment_decision (
    amendment_id uuid primary key references amendment,
    outcome text not null check (outcome in ('ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    reason text,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    happened_at timestamptz(3) not null default clock_timestamp())`,
  appendOnly('amendment_decision'),
];

/** What a company did without a pledge; counts once a coordinator has verified it. */
export const ACTIVITIES = [
  'create sequence activity_number',
  `create table activity (
    id uuid primary key,
    code text not null unique,
    company_id uuid not null references company,
    organisation text not null,
    area_code text not null,
    category_code text not null,
    fiscal_year integer not null,
    need_line_id uuid,
    gap_area_id uuid,
    kind text not null check (kind in ${KIND}),
    item text,
    unit text not null,
    amount bigint not null check (amount between 1 and 9007199254740991),
    estimated_value bigint check (estimated_value >= 0),
    flow text not null check (flow in ${FLOW}),
    done_on date not null,
    description text not null,
    is_anonymous boolean not null,
    is_demo boolean not null,
    state text not null check (state in ('REPORTED', 'VERIFIED', 'REJECTED')),
    over_coverage_reason text,
    reported_by text not null,
    reported_at timestamptz(3) not null default clock_timestamp(),
    decided_by text,
    decided_at timestamptz(3),
    delivered bigint not null generated always as
      (case when state = 'VERIFIED' and need_line_id is not null then amount else 0 end) stored,
    foreign key (need_line_id, gap_area_id) references need_account (need_line_id, gap_area_id),
    check ((need_line_id is null) = (gap_area_id is null)),
    check ((state = 'REPORTED') = (decided_at is null)),
    check (kind in ('GOODS', 'SERVICE') or estimated_value is null))`,
  'create index activity_of_company on activity (company_id, fiscal_year)',
  'create index activity_of_line on activity (need_line_id, id) where need_line_id is not null',
  "create index activity_to_decide on activity (reported_at, id) where state = 'REPORTED'",
  'create index activity_in_area on activity (area_code text_pattern_ops, category_code, fiscal_year)',
  `create table activity_evidence (
    activity_id uuid not null references activity,
    evidence_id uuid not null references evidence,
    added_at timestamptz(3) not null default now(),
    primary key (activity_id, evidence_id))`,
  'create index activity_evidence_of on activity_evidence (evidence_id)',
  `create table activity_event (
    id bigint generated always as identity primary key,
    activity_id uuid not null references activity,
    from_state text check (from_state in ('REPORTED', 'VERIFIED', 'REJECTED')),
    to_state text not null check (to_state in ('REPORTED', 'VERIFIED', 'REJECTED')),
    amount bigint not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    reason text,
    happened_at timestamptz(3) not null default clock_timestamp())`,
  'create index activity_event_of on activity_event (activity_id, id)',
  appendOnly('activity_event'),
];
