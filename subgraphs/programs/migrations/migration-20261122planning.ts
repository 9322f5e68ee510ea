import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** The yearly planning: cycles, documents, proposals with their decisions, and what was reached in the end. */
export class Migration20261122planning extends Migration {
  override up(): void {
    for (const statement of [...CYCLES, ...DOCUMENTS, ...PROPOSALS, ...TRAIL, ...RESULTS, ...APPEND_ONLY, ...AUDITED]) {
      this.addSql(statement);
    }
  }
}

const CHECK_STATE = `check_state text not null check (check_state in ('CONFIRMED', 'STATED', 'NOT_CHECKED'))`;
const STAGE = `in ('VILLAGE', 'DISTRICT', 'AGENCY_FORUM', 'REGENCY', 'PROVINCE', 'RKPD', 'KUA_PPAS', 'APBD')`;
const STATUS = `in ('IN_PROGRESS', 'REJECTED', 'FUNDED', 'PARTLY_FUNDED', 'NOT_FUNDED')`;
const CSR_OUTCOME = `in ('NONE', 'PLEDGED', 'COMMITTED', 'MET')`;

const CYCLES = [
  `create table planning_cycle (
    id uuid primary key,
    code text not null unique,
    area_code text not null references area,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    ${CHECK_STATE},
    source_code text references source,
    note text,
    is_demo boolean not null,
    version integer not null check (version > 0),
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    unique (area_code, fiscal_year))`,
  // The windows as they stand; every earlier state is kept in planning_cycle_version.
  `create table planning_window (
    cycle_id uuid not null references planning_cycle,
    stage text not null check (stage ${STAGE}),
    opens_on date not null,
    closes_on date not null check (closes_on >= opens_on),
    ${CHECK_STATE},
    note text,
    primary key (cycle_id, stage))`,
  `create table planning_cycle_version (
    cycle_id uuid not null references planning_cycle,
    version integer not null,
    windows jsonb not null,
    reason text not null,
    recorded_by text,
    organisation text,
    recorded_at timestamptz(3) not null,
    primary key (cycle_id, version))`,
];

const DOCUMENTS = [
  `create table planning_document (
    id uuid primary key,
    code text not null unique,
    kind text not null check (kind in ('ANNUAL_PLAN', 'AGENCY_WORK_PLAN', 'MEDIUM_TERM_PLAN', 'BUDGET_POLICY',
      'REGIONAL_BUDGET')),
    title text not null check (btrim(title) <> ''),
    area_code text not null references area,
    agency text,
    starts_in integer not null check (starts_in between 2000 and 2100),
    ends_in integer not null check (ends_in between starts_in and 2100),
    ${CHECK_STATE},
    source_code text not null references source,
    quote text,
    note text,
    is_demo boolean not null,
    recorded_by text,
    recorded_at timestamptz(3) not null)`,
  'create index planning_document_of_area on planning_document (area_code, starts_in desc, kind)',
  `create table planning_document_programme (
    document_id uuid not null references planning_document,
    programme_code text not null references programme,
    ordinal integer not null,
    primary key (document_id, programme_code))`,
  'create index planning_document_with on planning_document_programme (programme_code)',
];

const PROPOSALS = [
  `create table planning_proposal (
    id uuid primary key,
    code text not null unique,
    serial integer not null check (serial > 0),
    cycle_id uuid not null references planning_cycle,
    title text not null check (btrim(title) <> ''),
    problem text not null check (btrim(problem) <> ''),
    area_code text not null references area,
    category_code text not null references need_category,
    programme_code text references programme,
    kind text not null check (kind in ('MONEY', 'GOODS', 'SERVICE')),
    item text,
    unit text not null check (btrim(unit) <> ''),
    requested bigint not null check (requested > 0),
    volume bigint check (volume > 0),
    volume_unit text check ((volume is null) = (volume_unit is null)),
    people_targeted integer check (people_targeted >= 0),
    proposer_kind text not null,
    proposer text not null check (btrim(proposer) <> ''),
    first_stage text not null check (first_stage ${STAGE}),
    stage text not null check (stage ${STAGE}),
    status text not null check (status ${STATUS}),
    funded bigint not null default 0,
    gap_area_id uuid unique references gap_area,
    csr_outcome text not null default 'NONE' check (csr_outcome ${CSR_OUTCOME}),
    is_demo boolean not null,
    version integer not null check (version > 0),
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    unique (area_code, cycle_id, serial),
    check (funded = 0 or status in ('FUNDED', 'PARTLY_FUNDED')),
    check (status <> 'FUNDED' or funded = requested),
    check (status <> 'PARTLY_FUNDED' or funded between 1 and requested - 1),
    check (gap_area_id is null or status in ('PARTLY_FUNDED', 'NOT_FUNDED')),
    check (gap_area_id is not null or csr_outcome = 'NONE'))`,
  'create index planning_proposal_listed on planning_proposal (changed_at desc, id)',
  'create index planning_proposal_in on planning_proposal (cycle_id, stage, status)',
  'create index planning_proposal_of_area on planning_proposal (area_code text_pattern_ops)',
];

const TRAIL = [
  // Every step of a proposal, the submission included; rows are only ever added.
  `create table proposal_decision (
    id uuid primary key,
    proposal_id uuid not null references planning_proposal,
    version integer not null,
    stage text not null check (stage ${STAGE}),
    outcome text not null check (outcome in ('SUBMITTED', 'FORWARDED', 'RETURNED', 'REJECTED', 'ACCEPTED', 'FUNDED',
      'PARTLY_FUNDED', 'NOT_FUNDED', 'ENDORSED', 'GAP_OPENED')),
    to_stage text not null check (to_stage ${STAGE}),
    to_status text not null check (to_status ${STATUS}),
    institution text not null check (btrim(institution) <> ''),
    stakeholder text not null,
    reason text,
    decided_on date not null,
    amount bigint check (amount > 0),
    document_id uuid references planning_document,
    gap_area_id uuid references gap_area,
    window_opens_on date,
    window_closes_on date,
    override_reason text check (btrim(override_reason) <> ''),
    actor_subject text,
    actor_name text,
    organisation text,
    taken_at timestamptz(3) not null,
    unique (proposal_id, version),
    check (reason is not null or outcome in ('SUBMITTED', 'FORWARDED', 'GAP_OPENED')))`,
  'create index proposal_decision_late on proposal_decision (proposal_id) where override_reason is not null',
  `create table proposal_budget_line (
    proposal_id uuid not null references planning_proposal,
    budget_line_id uuid not null references budget_line,
    decision_id uuid not null references proposal_decision,
    amount bigint not null check (amount > 0),
    primary key (proposal_id, budget_line_id))`,
  'create index proposal_of_budget_line on proposal_budget_line (budget_line_id)',
  // What the pledges of companies came to, each time that changed.
  `create table proposal_csr_outcome (
    proposal_id uuid not null references planning_proposal,
    ordinal integer not null check (ordinal > 0),
    outcome text not null check (outcome ${CSR_OUTCOME}),
    coverage_version bigint not null,
    recorded_at timestamptz(3) not null,
    primary key (proposal_id, ordinal))`,
];

const RESULTS = [
  'alter table gap_area add column people_targeted integer check (people_targeted >= 0)',
  `create table gap_result (
    id uuid primary key,
    gap_area_id uuid not null references gap_area,
    people_reached integer not null check (people_reached >= 0),
    reached_on date not null,
    source_code text not null references source,
    note text,
    -- The result this one puts right; a result is put right once.
    replaces_id uuid unique references gap_result,
    is_demo boolean not null,
    recorded_by text,
    organisation text,
    recorded_at timestamptz(3) not null)`,
  'create index gap_result_of on gap_result (gap_area_id, reached_on, id)',
];

const APPEND_ONLY = [
  'planning_cycle_version',
  'planning_document_programme',
  'proposal_decision',
  'proposal_budget_line',
  'proposal_csr_outcome',
  'gap_result',
].map(
  (table) => `create trigger ${table}_kept before update or delete on ${table}
    for each row execute function refuse_rewrite()`,
);

const AUDITED = [
  ...audited('planning_cycle', 'PlanningCycle'),
  ...audited('planning_window', 'PlanningCycle', { id: 'cycle_id' }),
  ...audited('planning_cycle_version', 'PlanningCycle', { id: 'cycle_id' }),
  ...audited('planning_document', 'PlanningDocument'),
  ...audited('planning_document_programme', 'PlanningDocument', { id: 'document_id' }),
  ...audited('planning_proposal', 'PlanningProposal'),
  ...audited('proposal_decision', 'PlanningProposal', { id: 'proposal_id' }),
  ...audited('proposal_budget_line', 'PlanningProposal', { id: 'proposal_id' }),
  ...audited('proposal_csr_outcome', 'PlanningProposal', { id: 'proposal_id' }),
  ...audited('gap_result', 'GapArea', { id: 'gap_area_id' }),
];
