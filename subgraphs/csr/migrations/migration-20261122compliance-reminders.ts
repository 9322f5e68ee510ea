import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What a company or a coordinator is reminded of, once for each subject, kind and day. */
export class Migration20261122complianceReminders extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table reminder (
    id uuid primary key,
    kind text not null check (kind in ('INSTALMENT_DUE', 'INSTALMENT_LATE', 'NOTHING_SENT', 'HOLD_ENDING',
      'DELIVERY_UNCONFIRMED', 'AGREEMENT_ENDING', 'REPORT_DUE')),
    subject_id uuid not null,
    due_on date not null,
    company_id uuid not null references company,
    organisation text not null,
    areas text[] not null,
    pledge_id uuid references pledge,
    delivery_id uuid references delivery,
    agreement_id uuid references agreement,
    is_demo boolean not null,
    raised_at timestamptz(3) not null default clock_timestamp(),
    settled_at timestamptz(3),
    constraint reminded_once unique (kind, subject_id, due_on))`,
  'create index reminder_of_organisation on reminder (organisation, due_on, id)',
  'create index reminder_open on reminder (due_on, id) where settled_at is null',
  `create table reminder_acknowledgement (
    reminder_id uuid not null references reminder,
    organisation text not null,
    actor_subject text not null,
    actor_organisation text,
    acknowledged_at timestamptz(3) not null default clock_timestamp(),
    primary key (reminder_id, organisation))`,
  `create trigger append_only before update or delete on reminder_acknowledgement for each row
    execute function refuse_rewriting()`,
  ...audited('reminder_acknowledgement', 'Reminder', {
    id: 'reminder_id',
    actor: 'actor_subject',
    organisation: 'actor_organisation',
  }),
];
