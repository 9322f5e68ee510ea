import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Briefs frozen for meetings: what was known, word for word and digit for digit. */
export class Migration20261122briefs extends Migration {
  override up(): void {
    for (const statement of BRIEFS) this.addSql(statement);
  }
}

const FINGERPRINT = `fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$')`;

const BRIEFS = [
  `create table meeting_brief (
    id uuid primary key,
    code text not null unique,
    area_code text not null references area,
    year integer not null,
    serial integer not null check (serial > 0),
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    meeting_id uuid references coordination_meeting,
    -- Text, not jsonb: the fingerprint is that of these very bytes.
    content text not null,
    ${FINGERPRINT},
    frozen_by text not null,
    frozen_organisation text,
    frozen_at timestamptz(3) not null,
    unique (area_code, year, serial))`,
  'create index meeting_brief_of_meeting on meeting_brief (meeting_id) where meeting_id is not null',
  // What the other subgraphs have told of their parts, so that a part changed later on both sides there is found here.
  `create table meeting_brief_part (
    brief_id uuid not null references meeting_brief,
    part text not null check (part in ('COVERAGE', 'STAFFING')),
    ${FINGERPRINT},
    frozen_at timestamptz(3) not null,
    primary key (brief_id, part))`,
  ...['meeting_brief', 'meeting_brief_part'].map(
    (table) =>
      `create trigger ${table}_kept before update or delete on ${table} for each row execute function refuse_rewrite()`,
  ),
  ...audited('meeting_brief', 'MeetingBrief', { actor: 'frozen_by', organisation: 'frozen_organisation' }),
  ...audited('meeting_brief_part', 'MeetingBrief', { id: 'brief_id' }),
];
