import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Proposals and meetings change before they are decided or held, and a proposal may be taken back. */
export class Migration20261122proposals extends Migration {
  override up(): void {
    for (const statement of [...PROPOSALS, ...MEETINGS]) this.addSql(statement);
  }
}

const STATUS = `in ('IN_PROGRESS', 'REJECTED', 'FUNDED', 'PARTLY_FUNDED', 'NOT_FUNDED', 'WITHDRAWN')`;
const OUTCOME = `in ('SUBMITTED', 'FORWARDED', 'RETURNED', 'REJECTED', 'ACCEPTED', 'FUNDED', 'PARTLY_FUNDED', 'NOT_FUNDED',
  'ENDORSED', 'GAP_OPENED', 'CHANGED', 'WITHDRAWN')`;

const PROPOSALS = [
  `alter table planning_proposal drop constraint planning_proposal_status_check,
    add constraint planning_proposal_status_check check (status ${STATUS})`,
  `alter table proposal_decision drop constraint proposal_decision_to_status_check,
    drop constraint proposal_decision_outcome_check,
    add constraint proposal_decision_to_status_check check (to_status ${STATUS}),
    add constraint proposal_decision_outcome_check check (outcome ${OUTCOME}),
    -- What a change did, field by field: [{ field, before, after }].
    add column changes jsonb check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) > 0),
    add constraint proposal_decision_changes check ((outcome = 'CHANGED') = (changes is not null))`,
];

const MEETINGS = [
  `alter table coordination_meeting add column agenda text[] not null default '{}' check (cardinality(agenda) <= 50),
    add column version integer not null default 1 check (version > 0)`,
  `create table meeting_change (
    meeting_id uuid not null references coordination_meeting,
    version integer not null check (version > 1),
    reason text not null check (btrim(reason) <> ''),
    changes jsonb not null check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) > 0),
    actor_subject text,
    actor_name text,
    organisation text,
    happened_at timestamptz(3) not null,
    primary key (meeting_id, version))`,
  `create trigger meeting_change_kept before update or delete on meeting_change
    for each row execute function refuse_rewrite()`,
  ...audited('meeting_change', 'CoordinationMeeting', { id: 'meeting_id' }),
];
