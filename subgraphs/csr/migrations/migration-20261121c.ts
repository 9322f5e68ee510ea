import { Migration } from '@mikro-orm/migrations';

/** Evidence files, deliveries and disputes. */
export class Migration20261121c extends Migration {
  override up(): void {
    for (const statement of [...EVIDENCE, ...DELIVERIES, ...DISPUTES]) this.addSql(statement);
  }
}

const EVIDENCE = [
  `create table evidence (
    id uuid primary key,
    organisation text not null,
    uploaded_by text not null,
    file_name text not null,
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    size integer not null check (size between 1 and 10485760),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    purpose text not null check (purpose in ('HANDOVER', 'PHOTO', 'RECEIPT', 'AGREEMENT', 'ATTENDANCE', 'OTHER')),
    state text not null check (state in ('PENDING', 'STORED')),
    is_demo boolean not null,
    requested_at timestamptz(3) not null,
    stored_at timestamptz(3),
    check ((state = 'STORED') = (stored_at is not null)))`,
  "create index evidence_waiting on evidence (organisation, requested_at) where state = 'PENDING'",
  // Only the hash of an address is kept: whoever reads the table cannot fetch a file with it.
  `create table file_pass (
    token_hash text primary key,
    evidence_id uuid not null references evidence,
    kind text not null check (kind in ('UPLOAD', 'DOWNLOAD')),
    expires_at timestamptz(3) not null,
    used_at timestamptz(3))`,
  'create index file_pass_of on file_pass (evidence_id)',
];

const STATES = "('SENT', 'RECEIVED', 'VERIFIED', 'DISPUTED', 'CANCELLED')";

const DELIVERIES = [
  `create table delivery (
    id uuid primary key,
    allocation_id uuid not null references pledge_allocation,
    amount bigint not null check (amount >= 1),
    state text not null check (state in ${STATES}),
    before_dispute text check (before_dispute in ('SENT', 'RECEIVED', 'VERIFIED')),
    sent_on date not null,
    note text,
    sent_by text not null,
    received_on date,
    receiving_institution text,
    received_by text,
    received_organisation text,
    verified_by text,
    verified_at timestamptz(3),
    is_demo boolean not null,
    recorded_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    check ((state = 'DISPUTED') = (before_dispute is not null)),
    check (state not in ('RECEIVED', 'VERIFIED') or (received_on is not null and receiving_institution is not null)),
    check (received_on is null or received_on >= sent_on))`,
  'create index delivery_of_allocation on delivery (allocation_id, recorded_at, id)',
  "create index delivery_to_confirm on delivery (recorded_at, id) where state in ('SENT', 'RECEIVED', 'DISPUTED')",
  `create table delivery_evidence (
    delivery_id uuid not null references delivery,
    evidence_id uuid not null references evidence,
    added_at timestamptz(3) not null default now(),
    primary key (delivery_id, evidence_id))`,
  'create index delivery_evidence_of on delivery_evidence (evidence_id)',
  `create table delivery_event (
    id bigint generated always as identity primary key,
    delivery_id uuid not null references delivery,
    from_state text check (from_state in ${STATES}),
    to_state text not null check (to_state in ${STATES}),
    amount bigint not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    reason text,
    happened_at timestamptz(3) not null default clock_timestamp())`,
  'create index delivery_event_of on delivery_event (delivery_id, id)',
  'create trigger append_only before update or delete on delivery_event for each row execute function ' +
    'refuse_rewriting()',
];

const DISPUTES = [
  `create table dispute (
    id uuid primary key,
    delivery_id uuid not null references delivery,
    reason text not null,
    raised_by text not null,
    raised_organisation text,
    raised_at timestamptz(3) not null,
    outcome text check (outcome in ('DELIVERY_STANDS', 'DELIVERY_REVERSED', 'ALLOCATION_CANCELLED')),
    resolution text,
    resolved_by text,
    resolved_at timestamptz(3),
    check ((outcome is null) = (resolved_at is null)))`,
  'create index dispute_of_delivery on dispute (delivery_id, raised_at)',
  'create unique index one_open_dispute on dispute (delivery_id) where outcome is null',
];
