import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Coordination meetings, what came of them, and the briefs frozen for them. */
export class Migration20261122meetings extends Migration {
  override up(): void {
    for (const statement of [...MEETINGS, ...OUTCOMES, ...AUDITED]) this.addSql(statement);
  }
}

const MEETINGS = [
  `create table coordination_meeting (
    id uuid primary key,
    code text not null unique,
    area_code text not null references area,
    year integer not null check (year between 2000 and 2100),
    serial integer not null check (serial > 0),
    kind text not null check (kind in ('RAKOR', 'STRENGTHENING', 'TRAINING', 'FORUM', 'OTHER')),
    title text not null check (btrim(title) <> ''),
    theme text,
    starts_on date,
    ends_on date check (ends_on >= starts_on),
    place text,
    organiser text,
    follows_id uuid references coordination_meeting check (follows_id <> id),
    source_code text not null references source,
    quote text,
    note text,
    is_demo boolean not null,
    recorded_by text,
    recorded_at timestamptz(3) not null,
    sort_on date not null generated always as (coalesce(starts_on, make_date(year, 1, 1))) stored,
    check (ends_on is null or starts_on is not null),
    unique (area_code, year, serial))`,
  'create index coordination_meeting_listed on coordination_meeting (sort_on desc, id desc)',
  'create index coordination_meeting_of_area on coordination_meeting (area_code text_pattern_ops)',
  'create index coordination_meeting_follows on coordination_meeting (follows_id) where follows_id is not null',
  `create table meeting_participant (
    meeting_id uuid not null references coordination_meeting,
    ordinal integer not null,
    institution text not null check (btrim(institution) <> ''),
    role_name text,
    capacity text not null check (capacity in ('ORGANISER', 'OPENED', 'SPEAKER', 'PARTICIPANT', 'INVITED', 'NAMED')),
    primary key (meeting_id, ordinal))`,
  `create table meeting_statement (
    meeting_id uuid not null references coordination_meeting,
    ordinal integer not null,
    speaker text,
    role_name text not null check (btrim(role_name) <> ''),
    statement text not null check (btrim(statement) <> ''),
    primary key (meeting_id, ordinal))`,
];

const STATUS = `status text not null check (status in ('OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED'))`;

const OUTCOMES = [
  `create table meeting_outcome (
    id uuid primary key,
    code text not null unique,
    meeting_id uuid not null references coordination_meeting,
    kind text not null check (kind in ('RECOMMENDATION', 'COMMITMENT')),
    ordinal integer not null check (ordinal > 0),
    text text not null check (btrim(text) <> ''),
    institution text not null check (btrim(institution) <> ''),
    due_on date,
    programme_code text references programme,
    ${STATUS},
    version integer not null check (version > 0),
    quote text,
    source_code text not null references source,
    is_demo boolean not null,
    unique (meeting_id, kind, ordinal))`,
  `create index meeting_outcome_due on meeting_outcome (kind, coalesce(due_on, '9999-12-31'), id)`,
  `create table meeting_outcome_gap (
    outcome_id uuid not null references meeting_outcome,
    gap_area_id uuid not null references gap_area,
    primary key (outcome_id, gap_area_id))`,
  'create index meeting_outcome_of_gap on meeting_outcome_gap (gap_area_id)',
  `create table meeting_outcome_step (
    outcome_id uuid not null references meeting_outcome,
    version integer not null check (version > 0),
    ${STATUS},
    reason text check (version = 1 or btrim(reason) <> ''),
    meeting_id uuid references coordination_meeting,
    told_on date not null,
    actor_subject text,
    actor_name text,
    organisation text,
    happened_at timestamptz(3) not null,
    primary key (outcome_id, version))`,
  `create trigger meeting_outcome_step_kept before update or delete on meeting_outcome_step
    for each row execute function refuse_rewrite()`,
];

const AUDITED = [
  ...audited('coordination_meeting', 'CoordinationMeeting'),
  ...audited('meeting_participant', 'CoordinationMeeting', { id: 'meeting_id' }),
  ...audited('meeting_statement', 'CoordinationMeeting', { id: 'meeting_id' }),
  ...audited('meeting_outcome', 'MeetingOutcome'),
  ...audited('meeting_outcome_gap', 'MeetingOutcome', { id: 'outcome_id' }),
  ...audited('meeting_outcome_step', 'MeetingOutcome', { id: 'outcome_id' }),
];
