/** Each round gives every gap one pledge; of ten rounds seven are committed, two held and one withdrawn. */
const pledgesOf = (count: number) => [
  `create temp table promise as
    select n, n * 48271 % 20000 as gap_n, (n + n / 20000 * 7) % 500 as company_n, pg_temp.made(5, n) as id,
      pg_temp.made(6, n) as allocation_id, (1 + n % 5) * 1000000 as amount,
      (array['COMMITTED', 'COMMITTED', 'SUBMITTED', 'COMMITTED', 'COMMITTED', 'WITHDRAWN', 'COMMITTED', 'COMMITTED',
        'SUBMITTED', 'COMMITTED'])[1 + (n / 20000 + n) % 10] as state,
      timestamptz '2026-11-10 02:00:00+00' + n * interval '100 milliseconds' as made_at
    from generate_series(0, ${count - 1}::bigint) as n`,
  'create index on promise (gap_n)',
  `create temp table taken as
    select gap_n, count(*) as pledges, count(*) filter (where state <> 'WITHDRAWN') as live, max(made_at) as last_at,
      coalesce(sum(amount) filter (where state = 'SUBMITTED'), 0) as held,
      coalesce(sum(amount) filter (where state = 'COMMITTED'), 0) as committed,
      case when bool_or(state = 'SUBMITTED') then date '2026-12-05' end as next_expiry_on
    from promise group by gap_n`,
  'analyze promise',
  'analyze taken',
];

const COMPANIES = `insert into csr.company (id, code, name, organisation, sector, ownership, area_code, registration_number,
    status, is_visible, is_demo, version, registered_at, decided_at, changed_at)
  select pg_temp.made(7, n), 'PRS-B' || lpad(n::text, 3, '0'), 'PT Contoh Uji ' || n, 'bench-company-' || n,
    (array['PLANTATION', 'MINING', 'ENERGY', 'TRADE', 'FINANCE'])[1 + n % 5], 'PRIVATE',
    '15.' || lpad((1 + n % 9)::text, 2, '0'), lpad((9000000000000 + n)::text, 13, '0'), 'VERIFIED', n % 10 <> 0, true, 1,
    timestamptz '2026-11-01 01:00:00+00', timestamptz '2026-11-01 01:00:00+00', timestamptz '2026-11-01 01:00:00+00'
  from generate_series(0, 499) as n`;

const ACCOUNTS = [
  `insert into csr.gap_account (id, code, title, area_code, area_name, category_code, fiscal_year, status, deadline, is_demo,
      version, need_version, waiting, next_expiry_on, changed_at)
    select g.id, g.code, g.title, g.area_code, g.area_name, g.category_code, 2027, 'PUBLISHED', '2027-11-30', true,
      1 + coalesce(t.pledges, 0), 1, 0, t.next_expiry_on, coalesce(t.last_at, g.made_at)
    from gap g left join taken t on t.gap_n = g.n`,
  `insert into csr.need_account (need_line_id, gap_area_id, position, kind, unit, need, budget_known, held, committed,
      need_version)
    select g.line_id, g.id, 0, 'MONEY', 'rupiah', g.need, false, coalesce(t.held, 0), coalesce(t.committed, 0), 1
    from gap g left join taken t on t.gap_n = g.n`,
  'insert into csr.gap_people (gap_area_id, people) select id, people from gap',
];

const PLEDGES = [
  `insert into csr.pledge (id, code, company_id, organisation, flow, note, is_anonymous, is_demo, created_by, created_at,
      submitted_at, changed_at)
    select id, 'IKR-2026-' || 100000000 + n, pg_temp.made(7, company_n), 'bench-company-' || company_n, 'NEW_MONEY', null,
      false, true, 'bench', made_at, made_at, made_at from promise`,
  `insert into csr.pledge_allocation (id, pledge_id, need_line_id, gap_area_id, position, kind, unit, requested_amount,
      amount, state, hold_until, submitted_at, accepted_at, state_changed_at)
    select p.allocation_id, p.id, g.line_id, g.id, 0, 'MONEY', 'rupiah', amount, amount, state,
      case when state = 'SUBMITTED' then date '2026-12-05' end, p.made_at,
      case when state = 'COMMITTED' then p.made_at end, p.made_at
    from promise p join gap g on g.n = p.gap_n`,
  `insert into csr.allocation_event (allocation_id, from_state, to_state, amount, delivered, actor_subject, actor_name,
      actor_organisation, happened_at)
    select allocation_id, 'DRAFT', 'SUBMITTED', amount, 0, 'bench', 'Data contoh', 'bench-company-' || company_n, made_at
    from promise order by n`,
  `insert into csr.allocation_event (allocation_id, from_state, to_state, amount, delivered, actor_subject, actor_name,
      happened_at)
    select allocation_id, 'SUBMITTED', state, amount, 0, 'bench', 'Data contoh', made_at from promise
    where state <> 'SUBMITTED' order by n`,
  `insert into csr.replay (organisation, mutation, key, input_hash, answer, created_at)
    select 'bench-company-' || company_n, 'submitPledge', 'bench:' || n, md5(n::text) || md5('bench' || n),
      jsonb_build_object('__typename', 'PledgeSubmitted', 'pledgeId', id, 'outcome', 'HELD', 'replayed', false), made_at
    from promise`,
  `update csr.gap_account g set pledges = t.pledges from (
      select gap_area_id, count(distinct pledge_id)::integer as pledges from csr.pledge_allocation
      where held + committed + delivered > 0 group by gap_area_id) t
    where g.id = t.gap_area_id`,
];

// The statements that the history began with, for these rows.
const HISTORY = [
  `insert into csr.gap_account_version (gap_area_id, version, taken_at, row, lines, coverings)
    select g.id, g.version, g.changed_at, to_jsonb(g), jsonb_build_array(to_jsonb(line)), '[]'
    from gap join csr.gap_account g on g.id = gap.id join csr.need_account line on line.gap_area_id = g.id`,
  `insert into csr.pledge_allocation_version (allocation_id, pledge_id, taken_at, row)
    select a.id, a.pledge_id, a.state_changed_at, to_jsonb(a)
    from promise join csr.pledge_allocation a on a.id = promise.allocation_id`,
  `insert into csr.pledge_version (pledge_id, taken_at, row, instalments)
    select p.id, p.changed_at, to_jsonb(p), '[]' from promise join csr.pledge p on p.id = promise.id`,
];

/** What csr owns: companies, accounts, pledges and their history. */
export const csrRows = (pledges: number) => [...pledgesOf(pledges), COMPANIES, ...ACCOUNTS, ...PLEDGES, ...HISTORY];

/** What csr has heard from programs and pillars; made after their rows. */
export const CSR_PROJECTIONS = [
  `insert into csr.gap_staffing (gap_area_id, deployed, version)
    select gap_area_id, s.deployed + s.completed, s.version
    from gap join pillars.gap_staffing s on s.gap_area_id = gap.id`,
  `insert into csr.event_seen (topic, aggregate, sequence, occurred_at)
    select 'programs.gap-area', id::text, 1, made_at from gap
    union all select 'pillars.staffing', s.gap_area_id::text, s.version, s.changed_at
      from gap join pillars.gap_staffing s on s.gap_area_id = gap.id
    union all select 'pillars.deployment', deployment_id::text, max(ordinal), max(happened_at)
      from assignment join pillars.deployment_event e on e.deployment_id = assignment.id group by deployment_id`,
];
