import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Webhooks: who hears of what, what happened, and every try to say so. */
export class Migration20261122webhooks extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...audited('webhook', 'Webhook'), ...TRIGGERS]) this.addSql(statement);
  }
}

const TABLES = [
  `create table webhook (
    id uuid primary key,
    url text not null,
    topics text[] not null check (cardinality(topics) >= 1),
    description text,
    organisation text not null,
    is_company boolean not null,
    area_code text,
    secret text not null,
    state text not null check (state in ('ACTIVE', 'PAUSED', 'REMOVED')),
    version integer not null default 1,
    created_by text not null,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null)`,
  'create index webhook_of on webhook (organisation, id)',
  "create index webhook_listening on webhook (state) where state = 'ACTIVE'",
  // The body is kept as it is signed and sent, so that a replay is the same message.
  `create table webhook_event (
    id uuid primary key default gen_random_uuid(),
    topic text not null check (topic in ('GAP_CHANGED', 'COVERAGE_CHANGED', 'PLEDGE_STATE_CHANGED',
      'DELIVERY_STATE_CHANGED', 'DEPLOYMENT_STATE_CHANGED', 'TEST')),
    area_code text,
    organisation text,
    body text not null,
    happened_at timestamptz(3) not null default clock_timestamp(),
    dispatched_at timestamptz(3))`,
  'create index webhook_event_waiting on webhook_event (happened_at, id) where dispatched_at is null',
  `create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook,
    event_id uuid not null references webhook_event,
    state text not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    failed integer not null default 0,
    next_attempt_at timestamptz(3),
    claimed_until timestamptz(3),
    check (state = 'PENDING' or claimed_until is null))`,
  'create index webhook_delivery_of on webhook_delivery (webhook_id, id desc)',
  `create table webhook_attempt (
    id bigint generated always as identity primary key,
    delivery_id uuid not null references webhook_delivery,
    at timestamptz(3) not null,
    status integer,
    duration_ms integer not null,
    problem text,
    check ((status is null) = (problem is not null)))`,
  'create index webhook_attempt_of on webhook_attempt (delivery_id, id)',
  'create trigger append_only before update or delete on webhook_attempt for each row execute function refuse_rewriting()',
];

const body = (topic: string, data: string) =>
  `jsonb_build_object('type', '${topic}', 'timestamp', to_char(clock_timestamp() at time zone 'UTC',
     'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', ${data})::text`;

/** A trigger that costs one look where nobody listens, and never waits for another writer. */
const hearing = (name: string, table: string, event: string, insert: string) => [
  `create function ${name}() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from webhook where state = 'ACTIVE') then
        ${insert};
        if found then perform events.add_job('csr:dispatch-webhooks'); end if;
      end if;
      return null;
    end $$`,
  `create trigger ${name} after ${event} on ${table} ${
    event === 'insert' ? 'referencing new table as told' : 'referencing old table as known new table as told'
  } for each statement execute function ${name}()`,
];

const TRIGGERS = [
  ...hearing(
    'tell_webhooks_of_steps',
    'allocation_event',
    'insert',
    `insert into webhook_event (topic, area_code, organisation, body)
       select 'PLEDGE_STATE_CHANGED', g.area_code, p.organisation, ${body(
         'PLEDGE_STATE_CHANGED',
         `jsonb_build_object('pledgeId', p.id, 'allocationId', a.id, 'gapAreaId', g.id, 'gapAreaCode', g.code,
            'fromState', t.from_state, 'toState', t.to_state)`,
       )}
       from told t join pledge_allocation a on a.id = t.allocation_id join pledge p on p.id = a.pledge_id
       join gap_account g on g.id = a.gap_area_id where t.from_state <> t.to_state order by t.id`,
  ),
  ...hearing(
    'tell_webhooks_of_deliveries',
    'delivery_event',
    'insert',
    `insert into webhook_event (topic, area_code, organisation, body)
       select 'DELIVERY_STATE_CHANGED', g.area_code, p.organisation, ${body(
         'DELIVERY_STATE_CHANGED',
         `jsonb_build_object('deliveryId', d.id, 'allocationId', a.id, 'pledgeId', p.id, 'gapAreaId', g.id,
            'fromState', t.from_state, 'toState', t.to_state)`,
       )}
       from told t join delivery d on d.id = t.delivery_id join pledge_allocation a on a.id = d.allocation_id
       join pledge p on p.id = a.pledge_id join gap_account g on g.id = a.gap_area_id order by t.id`,
  ),
  ...hearing(
    'tell_webhooks_of_gaps',
    'gap_account',
    'update',
    `insert into webhook_event (topic, area_code, organisation, body)
       select case when t.need_version > k.need_version then 'GAP_CHANGED' else 'COVERAGE_CHANGED' end, t.area_code, null,
         jsonb_build_object('type', case when t.need_version > k.need_version then 'GAP_CHANGED' else 'COVERAGE_CHANGED' end,
           'timestamp', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'data', jsonb_build_object('gapAreaId', t.id, 'gapAreaCode', t.code, 'status', t.status,
             'coverageVersion', t.version::text))::text
       from told t join known k on k.id = t.id where t.version > k.version or t.need_version > k.need_version`,
  ),
  ...hearing(
    'tell_webhooks_of_new_gaps',
    'gap_account',
    'insert',
    `insert into webhook_event (topic, area_code, organisation, body)
       select 'GAP_CHANGED', t.area_code, null, ${body(
         'GAP_CHANGED',
         "jsonb_build_object('gapAreaId', t.id, 'gapAreaCode', t.code, 'status', t.status, 'coverageVersion', t.version::text)",
       )}
       from told t`,
  ),
];
