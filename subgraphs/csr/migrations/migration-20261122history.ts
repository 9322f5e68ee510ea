import { Migration } from '@mikro-orm/migrations';

/**
 * What the account, its allocations and pledges were at any instant: rows as they stood when a transaction committed. They
 * are written by triggers that wait for the commit, so no command can miss them and each tells the end of its transaction.
 */
export class Migration20261122history extends Migration {
  override up(): void {
    for (const statement of [TAKEN_AT, ...TABLES, ...KEEPERS, ...TRIGGERS, ...BEGINNING]) this.addSql(statement);
  }
}

// One instant for everything a transaction did, so that an instant falls on all of it or on none.
const TAKEN_AT = `create function taken_at() returns timestamptz language plpgsql as $$
  declare told text := nullif(current_setting('simpul.taken_at', true), '');
  begin
    if told is null then
      told := set_config('simpul.taken_at', date_trunc('milliseconds', clock_timestamp())::text, true);
    end if;
    return told::timestamptz;
  end $$`;

const TABLES = [
  // Coverings are kept where the need changed; the versions between rest on the same.
  `create table gap_account_version (
    gap_area_id uuid not null,
    version bigint not null,
    taken_at timestamptz(3) not null,
    row jsonb not null,
    lines jsonb not null,
    coverings jsonb,
    primary key (gap_area_id, version))`,
  'create index gap_account_version_at on gap_account_version (taken_at)',
  `create index gap_account_version_coverings on gap_account_version (gap_area_id, version)
    where coverings is not null`,
  `create table pledge_allocation_version (
    id bigint generated always as identity primary key,
    allocation_id uuid not null,
    pledge_id uuid not null,
    taken_at timestamptz(3) not null,
    row jsonb not null)`,
  'create index pledge_allocation_version_of on pledge_allocation_version (allocation_id, id)',
  `create table pledge_version (
    id bigint generated always as identity primary key,
    pledge_id uuid not null,
    taken_at timestamptz(3) not null,
    row jsonb not null,
    instalments jsonb not null)`,
  'create index pledge_version_of on pledge_version (pledge_id, id)',
  // What was done without a pledge stands behind a delivered total too.
  `create table activity_version (
    id bigint generated always as identity primary key,
    activity_id uuid not null,
    taken_at timestamptz(3) not null,
    row jsonb not null)`,
  'create index activity_version_of on activity_version (activity_id, id)',
  // What of a pledge is not allocated yet.
  `create table pool_version (
    id bigint generated always as identity primary key,
    pledge_id uuid not null,
    taken_at timestamptz(3) not null,
    row jsonb not null)`,
  'create index pool_version_of on pool_version (pledge_id, id)',
  ...['gap_account_version', 'pledge_allocation_version', 'pledge_version', 'activity_version', 'pool_version'].map(
    (table) => `create trigger append_only before update or delete on ${table}
      for each statement execute function audit_refuse()`,
  ),
];

const GAP = `select g.id, g.version, csr.taken_at(), to_jsonb(g),
    (select coalesce(jsonb_agg(to_jsonb(n) order by n.position, n.need_line_id), '[]') from csr.need_account n
      where n.gap_area_id = g.id),
    case when g.need_version::text is distinct from (select v.row ->> 'need_version' from csr.gap_account_version v
        where v.gap_area_id = g.id and v.coverings is not null order by v.version desc limit 1)
      then (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from csr.covering c
        join csr.need_account n on n.need_line_id = c.need_line_id where n.gap_area_id = g.id) end
  from csr.gap_account g`;

const ALLOCATION = `select a.id, a.pledge_id, csr.taken_at(), to_jsonb(a) from csr.pledge_allocation a
  where a.state <> 'DRAFT'`;

const PLEDGE = `select p.id, csr.taken_at(), to_jsonb(p), (select coalesce(jsonb_agg(to_jsonb(i) order by i.number), '[]')
    from csr.instalment i where i.pledge_id = p.id)
  from csr.pledge p where p.submitted_at is not null`;

const ACTIVITY = `select v.id, csr.taken_at(), to_jsonb(v) from csr.activity v where v.need_line_id is not null`;

const POOL = `select o.pledge_id, csr.taken_at(), to_jsonb(o) from csr.pool o where o.state <> 'DRAFT'`;

const keeper = (name: string, statement: string): string =>
  `create function ${name}() returns trigger language plpgsql as $$ begin ${statement}; return null; end $$`;

const KEEPERS = [
  keeper(
    'keep_gap_account',
    `insert into csr.gap_account_version (gap_area_id, version, taken_at, row, lines, coverings)
      ${GAP} where g.id = new.id on conflict do nothing`,
  ),
  keeper(
    'keep_allocation',
    `insert into csr.pledge_allocation_version (allocation_id, pledge_id, taken_at, row)
      ${ALLOCATION} and a.id = new.id and to_jsonb(a) is distinct from (select h.row from csr.pledge_allocation_version h
        where h.allocation_id = a.id order by h.id desc limit 1)`,
  ),
  keeper(
    'keep_pledge',
    `insert into csr.pledge_version (pledge_id, taken_at, row, instalments)
      select kept.* from (${PLEDGE} and p.id = (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid)
        as kept (pledge_id, taken_at, row, instalments)
      where (kept.row, kept.instalments) is distinct from (select (h.row, h.instalments) from csr.pledge_version h
        where h.pledge_id = kept.pledge_id order by h.id desc limit 1)`,
  ),
  keeper(
    'keep_activity',
    `insert into csr.activity_version (activity_id, taken_at, row) ${ACTIVITY} and v.id = new.id
      and to_jsonb(v) is distinct from (select h.row from csr.activity_version h where h.activity_id = v.id
        order by h.id desc limit 1)`,
  ),
  keeper(
    'keep_pool',
    `insert into csr.pool_version (pledge_id, taken_at, row) ${POOL} and o.pledge_id = new.pledge_id
      and to_jsonb(o) is distinct from (select h.row from csr.pool_version h where h.pledge_id = o.pledge_id
        order by h.id desc limit 1)`,
  ),
];

const atCommit = (table: string, events: string, when: string, action: string): string =>
  `create constraint trigger keep_${events.replace(/\W+/g, '_')} after ${events} on ${table}
    deferrable initially deferred for each row ${when} execute function ${action}`;

const TRIGGERS = [
  atCommit('gap_account', 'insert', '', 'keep_gap_account()'),
  atCommit('gap_account', 'update', 'when (old.version <> new.version)', 'keep_gap_account()'),
  atCommit('pledge_allocation', 'insert or update', "when (new.state <> 'DRAFT')", 'keep_allocation()'),
  atCommit('pledge', 'insert or update', 'when (new.submitted_at is not null)', "keep_pledge('id')"),
  atCommit('instalment', 'insert or update or delete', '', "keep_pledge('pledge_id')"),
  atCommit('activity', 'insert or update', 'when (new.need_line_id is not null)', 'keep_activity()'),
  atCommit('pool', 'insert or update', "when (new.state <> 'DRAFT')", 'keep_pool()'),
];

// What was there before the history began is known from now on.
const BEGINNING = [
  `insert into gap_account_version (gap_area_id, version, taken_at, row, lines, coverings) ${GAP}`,
  `insert into pledge_allocation_version (allocation_id, pledge_id, taken_at, row) ${ALLOCATION}`,
  `insert into pledge_version (pledge_id, taken_at, row, instalments) ${PLEDGE}`,
  `insert into activity_version (activity_id, taken_at, row) ${ACTIVITY}`,
  `insert into pool_version (pledge_id, taken_at, row) ${POOL}`,
];
