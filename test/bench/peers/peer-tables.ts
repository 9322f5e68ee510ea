/**
 * The same facts as plain tables in one schema, for a server that makes its API from a database: with indexes on every
 * way in, the account kept beside the gap, and the hidden companies left out as our API leaves them out.
 */
export const PEER_TABLES = [
  'create schema peer',
  'create table peer.district (code text primary key, name text not null)',
  'create table peer.village (code text primary key, name text not null, district_code text not null references peer.district)',
  `create table peer.gap_area (id uuid primary key, code text not null unique, title text not null,
    village_code text not null references peer.village, district_code text not null references peer.district,
    people bigint not null, deployed integer not null, need bigint not null)`,
  'create table peer.company (id uuid primary key, name text not null)',
  `create table peer.pledge (id uuid primary key, gap_area_id uuid not null references peer.gap_area,
    company_id uuid references peer.company, amount bigint not null, state text not null, submitted_at timestamptz not null)`,
  `create table peer.gap_ledger (gap_area_id uuid primary key references peer.gap_area,
    district_code text not null references peer.district, need bigint not null, held bigint not null,
    committed bigint not null, pledge_count integer not null,
    remaining bigint not null generated always as (need - committed) stored, check (held + committed <= need))`,
  "insert into peer.district select code, name from programs.area where length(code) = 5 and code like '15.%'",
  `insert into peer.village select code, name, left(code, 5) from programs.area
    where length(code) in (5, 13) and code like '15.%'`,
  `insert into peer.gap_area select g.id, g.code, g.title, g.area_code, left(g.area_code, 5), g.people_in_need,
      coalesce(s.deployed, 0), n.need
    from programs.gap_area g join programs.need_line n on n.gap_area_id = g.id
    left join pillars.gap_staffing s on s.gap_area_id = g.id where g.area_code like '15.%'`,
  'insert into peer.company select id, name from csr.company',
  `insert into peer.pledge select a.id, a.gap_area_id, case when c.is_visible and a.state <> 'SUBMITTED' then c.id end,
      a.amount, a.state, a.submitted_at
    from csr.pledge_allocation a join csr.pledge p on p.id = a.pledge_id join csr.company c on c.id = p.company_id
    where a.state in ('SUBMITTED', 'COMMITTED')`,
  `insert into peer.gap_ledger select g.id, g.district_code, n.need, n.held, n.committed, coalesce(p.count, 0)
    from peer.gap_area g join csr.need_account n on n.gap_area_id = g.id
    left join (select gap_area_id, count(*) from peer.pledge group by 1) p on p.gap_area_id = g.id`,
  'create index on peer.village (district_code)',
  'create index on peer.gap_area (district_code, people desc, id)',
  'create index on peer.gap_area (village_code)',
  'create index on peer.pledge (gap_area_id, id)',
  'create index on peer.pledge (company_id)',
  'create index on peer.gap_ledger (district_code, remaining desc, gap_area_id)',
  // What is left of a need, worked out from the pledges for each row.
  `create function peer.gap_area_remaining_now(gap peer.gap_area) returns bigint language sql stable as $$
    select gap.need - coalesce(sum(amount), 0)::bigint from peer.pledge
    where gap_area_id = gap.id and state = 'COMMITTED' $$`,
  `comment on function peer.gap_area_remaining_now is E'@sortable'`,
  // The guarded update and the insert in one statement.
  `create function peer.commit_pledge(gap uuid, company uuid, wanted bigint) returns peer.pledge
    language sql volatile as $$
    with taken as (update peer.gap_ledger set held = held + wanted, pledge_count = pledge_count + 1
      where gap_area_id = gap and held + committed + wanted <= need returning gap_area_id)
    insert into peer.pledge (id, gap_area_id, company_id, amount, state, submitted_at)
      select gen_random_uuid(), gap_area_id, company, wanted, 'SUBMITTED', now() from taken returning * $$`,
  'analyze',
];
