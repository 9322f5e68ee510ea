/** When people can serve; two windows of one person never share a day. */
export const WINDOWS = [
  `create table availability (
    id uuid primary key,
    personnel_id uuid not null references personnel,
    begins_on date not null,
    ends_on date not null check (ends_on >= begins_on),
    hours_per_week smallint not null check (hours_per_week between 1 and 60),
    recorded_by text not null,
    recorded_at timestamptz(3) not null,
    constraint availability_once
      exclude using gist (personnel_id with =, daterange(begins_on, ends_on, '[]') with &&))`,
];

/** Where people serve; two open deployments of one person never share a day. */
export const DEPLOYMENTS = [
  `create table deployment (
    id uuid primary key,
    personnel_id uuid not null references personnel,
    gap_area_id uuid not null references gap_area,
    begins_on date not null,
    ends_on date not null check (ends_on >= begins_on),
    hours_per_week smallint not null check (hours_per_week between 1 and 60),
    task text,
    state text not null
      check (state in ('PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED', 'CANCELLED', 'DECLINED')),
    is_demo boolean not null,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    constraint deployment_once
      exclude using gist (personnel_id with =, daterange(begins_on, ends_on, '[]') with &&)
      where (state in ('PROPOSED', 'CONFIRMED', 'ACTIVE')))`,
  'create index deployment_of_gap on deployment (gap_area_id, begins_on, id)',
  'create index deployment_of_person on deployment (personnel_id, begins_on, id)',
  `create table deployment_event (
    deployment_id uuid not null references deployment,
    ordinal integer not null,
    from_state text,
    to_state text not null,
    reason text,
    actor_subject text not null,
    actor_name text not null,
    happened_at timestamptz(3) not null,
    primary key (deployment_id, ordinal))`,
  `create function deployment_event_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'the history of a deployment is only ever added to';
    end $$`,
  `create trigger deployment_event_stays before update or delete on deployment_event
    for each row execute function deployment_event_stays()`,
];
