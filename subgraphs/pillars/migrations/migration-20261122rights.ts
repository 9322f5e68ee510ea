import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What a person may ask for: a correction that a coordinator decides, and an end of keeping. */
export class Migration20261122rights extends Migration {
  override up(): void {
    for (const statement of [...CORRECTIONS, ...RETENTION]) this.addSql(statement);
  }
}

// The wanted value is personal data: it stands here only while nobody has decided. The steps never hold one.
const CORRECTIONS = [
  `create table correction (
    id uuid primary key,
    personnel_id uuid not null references personnel,
    field text not null check (field in ('FULL_NAME', 'PHONE')),
    wanted_value text check (length(wanted_value) between 2 and 120),
    state text not null check (state in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'LAPSED')),
    reason text check (length(reason) between 3 and 500),
    is_demo boolean not null,
    requested_at timestamptz(3) not null,
    decided_at timestamptz(3),
    retention_until date not null,
    check ((state = 'REQUESTED') = (decided_at is null)),
    check (state = 'REQUESTED' or wanted_value is null),
    check (state <> 'REQUESTED' or field <> 'FULL_NAME' or wanted_value is not null),
    check (reason is null or state = 'REFUSED'))`,
  "create unique index correction_open on correction (personnel_id, field) where state = 'REQUESTED'",
  'create index correction_of on correction (personnel_id, id desc)',
  "create index correction_waiting on correction (id) where state = 'REQUESTED'",
  `create table correction_step (
    correction_id uuid not null references correction,
    ordinal integer not null check (ordinal > 0),
    from_state text,
    to_state text not null check (to_state in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'LAPSED')),
    actor_subject text not null,
    happened_at timestamptz(3) not null,
    primary key (correction_id, ordinal))`,
  `create trigger append_only before update or delete or truncate on correction_step
    for each statement execute function audit_refuse()`,
  ...audited('correction', 'Correction'),
  ...audited('correction_step', 'Correction', { id: 'correction_id' }),
];

// Null while somebody serves: the purpose lasts. Who had stopped before is given five years from then.
const RETENTION = [
  'alter table person add column retention_until date',
  `update person n set retention_until = (p.changed_at at time zone 'Asia/Jakarta')::date + 1826
    from personnel p where p.id = n.personnel_id and p.status = 'ENDED' and n.erased_at is null`,
  'alter table person add constraint erased_is_kept_no_longer check (erased_at is null or retention_until is null)',
  'create index person_retention on person (retention_until) where retention_until is not null',
];
