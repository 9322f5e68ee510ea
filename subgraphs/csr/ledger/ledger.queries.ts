import { IMPORT_LEDGER_RULES } from '../../import-runs/import-tables.ts';
import type { Snapshot } from '#kit/snapshot';
import { REMEMBERED_RULES } from '../history/history-ledger.queries.ts';

import { ACTIVITY_RULES } from '../activities/activity-ledger.queries.ts';
import { UNDO_RULES } from '../undo/undo-ledger.queries.ts';
import { VOLUNTEER_RULES } from '../volunteers/volunteer-ledger.queries.ts';
import { POOL_RULES } from '../pools/pool-ledger.queries.ts';
import { BRIEF_RULES } from '../briefs/brief-ledger.queries.ts';
import { AMENDMENT_RULES } from '../amendments/amendment-ledger.queries.ts';
import { DELIVERY_RULES } from '../deliveries/delivery-ledger.queries.ts';
import { CERTIFICATE_RULES } from '../certificates/certificate-ledger.queries.ts';
import { REMINDER_RULES } from '../reminders/reminder-ledger.queries.ts';
import { REPORT_RULES } from '../reports/report-ledger.queries.ts';
import { HANDOVER_RULES } from '../handovers/handover-ledger.queries.ts';
import { AGREEMENT_RULES } from '../agreements/agreement-ledger.queries.ts';
import { WEBHOOK_RULES } from '../webhooks/webhook-ledger.queries.ts';
import { TAKEN_FROM_ORIGINS, unitOf } from '../pledges/origin.queries.ts';
import { ALLOCATION_STEPS } from '../allocations/allocation-state.rules.ts';

/** One invariant that does not hold, and for which row. */
export interface Breach {
  rule: string;
  key: string;
  detail: string;
}

const LEGAL_STEPS = Object.entries(ALLOCATION_STEPS)
  .flatMap(([from, steps]) => [from, ...steps].map((to) => `('${from}', '${to}')`))
  .join(', ');

const SUMS = `select need_line_id, sum(held) as held, sum(committed) as committed, sum(delivered) as delivered
  from (select need_line_id, held, committed, delivered from pledge_allocation
    union all select need_line_id, 0, 0, delivered from activity where delivered > 0) every group by need_line_id`;

const RELAYED = `select need_line_id, sum(held) as held, sum(committed) as committed, sum(delivered) as delivered
  from (select need_line_id, held, committed, delivered from pledge_allocation where flow <> 'NEW_MONEY'
    union all select need_line_id, 0, 0, delivered from activity where delivered > 0 and flow <> 'NEW_MONEY') every
  group by need_line_id`;

const TAKEN = 'n.budget + n.held + n.committed + n.delivered';
const OPEN = 'greatest(0, greatest(0, n.need - n.budget - n.committed - n.delivered) - n.held)';

// Each statement lists the rows that break its rule; none is the good answer.
const ACCOUNT_RULES: Record<string, string> = {
  'each total of a need line is the sum of its allocations and activities': `
    select n.need_line_id as key, format('held %s/%s committed %s/%s delivered %s/%s', n.held, coalesce(s.held, 0), n.committed,
      coalesce(s.committed, 0), n.delivered, coalesce(s.delivered, 0)) as detail
    from need_account n left join (${SUMS}) s using (need_line_id)
    where (n.held, n.committed, n.delivered) is distinct from
      (coalesce(s.held, 0), coalesce(s.committed, 0), coalesce(s.delivered, 0))`,
  'what is not new money of a total is the sum of the allocations that hand on or carry over': `
    select n.need_line_id as key, format('held %s/%s committed %s/%s delivered %s/%s', n.relayed_held, coalesce(s.held, 0),
      n.relayed_committed, coalesce(s.committed, 0), n.relayed_delivered, coalesce(s.delivered, 0)) as detail
    from need_account n left join (${RELAYED}) s using (need_line_id)
    where (n.relayed_held, n.relayed_committed, n.relayed_delivered) is distinct from
      (coalesce(s.held, 0), coalesce(s.committed, 0), coalesce(s.delivered, 0))`,
  'the pledges of a gap are those that take of it': `
    select g.id as key, format('%s/%s', g.pledges, coalesce(t.pledges, 0)) as detail from gap_account g left join (
      select gap_area_id, count(distinct pledge_id) as pledges from pledge_allocation where held + committed + delivered > 0
      group by gap_area_id) t on t.gap_area_id = g.id
    where g.pledges <> coalesce(t.pledges, 0)`,
  'the budget of a need line is the sum of its coverings': `
    select n.need_line_id as key, format('%s/%s', n.budget, coalesce(c.sum, 0)) as detail from need_account n
    left join (select need_line_id, sum(amount) from covering group by need_line_id) c using (need_line_id)
    where n.budget <> coalesce(c.sum, 0)`,
  'nothing is taken beyond the need and its excess': `
    select n.need_line_id as key, format('%s > %s + %s', ${TAKEN}, n.need, n.excess) as detail from need_account n
    where ${TAKEN} > n.need + n.excess or n.excess <> greatest(0, ${TAKEN} - n.need)`,
  'no waiting allocation fits in what is open': `
    select a.id as key, format('%s fits in %s', a.amount, ${OPEN}) as detail from pledge_allocation a
    join need_account n using (need_line_id) where a.state = 'WAITLISTED' and a.amount <= ${OPEN}`,
  'a gap knows how many wait for it, and when the next hold ends': `
    select g.id as key, format('%s/%s waiting, next expiry %s/%s', g.waiting, w.waiting, g.next_expiry_on, w.next) as detail
    from gap_account g cross join lateral (select count(*) filter (where state = 'WAITLISTED') as waiting,
      min(hold_until) as next from pledge_allocation where gap_area_id = g.id) w
    where g.waiting <> w.waiting or coalesce(g.next_expiry_on > w.next, w.next is not null)`,
  'a need line rests on no newer version than its gap': `
    select n.need_line_id as key, format('%s > %s', n.need_version, g.need_version) as detail from need_account n
    join gap_account g on g.id = n.gap_area_id where n.need_version > g.need_version`,
};

const PLEDGE_RULES: Record<string, string> = {
  'no pledge without its company, no pledge without a part': `
    select p.id as key, p.code as detail from pledge p left join company c on c.id = p.company_id
    where c.id is null or c.organisation <> p.organisation
      or (p.earmark = 'NEED' and not exists (select 1 from pledge_allocation where pledge_id = p.id))`,
  'a pledge is a draft as a whole or not at all': `
    select p.id as key, p.code as detail from pledge p join pledge_allocation a on a.pledge_id = p.id
    group by p.id having bool_or(a.state = 'DRAFT') and (not bool_and(a.state = 'DRAFT') or p.submitted_at is not null)`,
  'no more is handed on from a pledge, or carried over, than it promised': `
    select o.id as key, format('%s %s of %s', f.flow, f.taken, o.promised) as detail
    from (select p.id, a.kind, a.item, ${unitOf('a')} as unit, sum(a.requested_amount) as promised from pledge p
      join pledge_allocation a on a.pledge_id = p.id group by 1, 2, 3, 4) o
    join (select origin as id, flow, kind, item, unit, sum(amount) as taken from (${TAKEN_FROM_ORIGINS}) t
      group by 1, 2, 3, 4, 5) f
      on f.id = o.id and (f.kind, f.unit) = (o.kind, o.unit) and f.item is not distinct from o.item
    where f.taken > o.promised`,
  'an allocation is of the flow of its pledge': `
    select a.id as key, format('%s/%s', a.flow, p.flow) as detail from pledge_allocation a
    join pledge p on p.id = a.pledge_id where a.flow <> p.flow`,
  'an allocation is counted as its need line is': `
    select a.id as key, format('%s %s %s', a.kind, a.item, a.unit) as detail from pledge_allocation a
    join need_account n using (need_line_id) where (a.kind, a.item, a.unit) is distinct from (n.kind, n.item, n.unit)`,
  'the instalments of a pledge add up to its money': `
    select p.id as key, format('%s/%s', i.planned, m.money) as detail from pledge p
    join (select pledge_id, sum(amount) as planned from instalment group by pledge_id) i on i.pledge_id = p.id
    cross join lateral (select coalesce(sum(amount), 0) as money from pledge_allocation
      where pledge_id = p.id and kind = 'MONEY') m where i.planned <> m.money`,
  'what an allocation delivered is the sum of its deliveries': `
    select a.id as key, format('%s/%s', a.delivered, coalesce(d.sum, 0)) as detail from pledge_allocation a
    left join (select allocation_id, sum(amount) from delivery where state in ('RECEIVED', 'VERIFIED') group by allocation_id) d
      on d.allocation_id = a.id where a.delivered <> coalesce(d.sum, 0)`,
  'nothing is under way for an allocation that ended': `
    select d.id as key, a.state as detail from delivery d join pledge_allocation a on a.id = d.allocation_id
    where d.state in ('SENT', 'DISPUTED') and a.state not in ('IN_DELIVERY', 'DISPUTED')`,
};

const HISTORY_RULES: Record<string, string> = {
  'each step of an allocation follows the one before and is legal': `
    select e.allocation_id as key, format('%s: %s -> %s after %s', e.id, e.from_state, e.to_state, e.before) as detail
    from (select *, lag(to_state, 1, 'DRAFT') over (partition by allocation_id order by id) as before from allocation_event) e
    where e.from_state <> e.before or (e.undoes is null and (e.from_state, e.to_state) not in (${LEGAL_STEPS}))`,
  'an allocation stands where its last step left it': `
    select a.id as key, format('%s %s %s since %s, last step %s %s %s at %s', a.state, a.amount, a.delivered,
      a.state_changed_at, e.to_state, e.amount, e.delivered, e.happened_at) as detail
    from pledge_allocation a left join lateral (select * from allocation_event where allocation_id = a.id order by id desc limit 1) e
      on true
    where (a.state <> 'DRAFT' and e.id is null)
      or (e.id is not null and (a.state, a.amount, a.delivered, a.increase, a.state_changed_at) is distinct from
        (e.to_state, e.amount, e.delivered, e.increase, e.happened_at))`,
  'each submitted pledge has exactly one answer to submitPledge or submitPoolPledge': `
    select p.id as key, format('%s answers', count(r.key)) as detail from pledge p
    left join replay r on r.mutation in ('submitPledge', 'submitPoolPledge') and r.answer ->> 'pledgeId' = p.id::text
    where p.submitted_at is not null group by p.id having count(r.key) <> 1`,
  'each answer of draftPledgesFromPlan is about pledges that are there': `
    select r.key, told.id as detail from replay r
    cross join lateral jsonb_array_elements_text(r.answer -> 'pledgeIds') as told (id)
    left join pledge p on p.id::text = told.id where r.mutation = 'draftPledgesFromPlan' and p.id is null`,
  'each answer of submitPledge is about a pledge that is there': `
    select r.key, r.answer ->> 'pledgeId' as detail from replay r left join pledge p on p.id::text = r.answer ->> 'pledgeId'
    where r.mutation = 'submitPledge' and p.submitted_at is null`,
};

/** Every standing invariant of the books, by its sentence. */
export const LEDGER_RULES: Record<string, string> = {
  ...IMPORT_LEDGER_RULES,
  ...ACCOUNT_RULES,
  ...PLEDGE_RULES,
  ...HISTORY_RULES,
  ...REMEMBERED_RULES,
  ...DELIVERY_RULES,
  ...ACTIVITY_RULES,
  ...POOL_RULES,
  ...VOLUNTEER_RULES,
  ...UNDO_RULES,
  ...BRIEF_RULES,
  ...AMENDMENT_RULES,
  ...AGREEMENT_RULES,
  ...HANDOVER_RULES,
  ...REPORT_RULES,
  ...REMINDER_RULES,
  ...CERTIFICATE_RULES,
  ...WEBHOOK_RULES,
};

/** How much the walk goes over. */
export const LEDGER_COUNTS = `
  select (select count(*) from gap_account) as "gap accounts", (select count(*) from need_account) as "need lines",
    (select count(*) from covering) as coverings, (select count(*) from pledge) as pledges,
    (select count(*) from pledge_allocation) as allocations, (select count(*) from allocation_event) as steps,
    (select count(*) from delivery) as deliveries, (select count(*) from replay) as "kept answers"`;

/** The fingerprint of each part of a brief that csr keeps. */
export const FINGERPRINTS = `select code, 'COVERAGE' as part, fingerprint from brief`;

/** The newest number of each aggregate that csr announces, by topic. */
export const ANNOUNCED: Record<string, string> = {
  'csr.brief': 'select id::text as aggregate, 1 as sequence from brief',
  'csr.volunteer-withdrawal': `select w.offer_id::text as aggregate, 1 as sequence from volunteer_withdrawal w
    join volunteer_decision d on d.offer_id = w.offer_id where d.outcome = 'ACCEPTED'`,
  'csr.coverage': 'select id::text as aggregate, version as sequence from gap_account where version > 0',
};

/** Each account in one word, to be compared with what the ranking of programs knows of it. */
export const ACCOUNTS = `
  select gap_area_id as id, max(version) as version,
    string_agg(concat_ws(' ', need_line_id, need, n.budget, held, committed, delivered, held - relayed_held,
      committed - relayed_committed, delivered - relayed_delivered), ',' order by need_line_id) as figures
  from need_account n join gap_account g on g.id = n.gap_area_id group by gap_area_id`;

/** Walks every standing invariant over one snapshot and gives what breaks it, at most 20 rows per rule. */
export async function checkLedger(read: Snapshot): Promise<Breach[]> {
  const breaches: Breach[] = [];
  await read.rows('set local statement_timeout = 0');
  for (const [rule, sql] of Object.entries(LEDGER_RULES)) {
    // Planned for all its rows: with the limit in sight Postgres would compare large books pair by pair.
    const rows = await read.rows<{ key: string; detail: string | null }>(
      `with breach as materialized (${sql}) select key, detail from breach limit 20`,
    );
    breaches.push(...rows.map(({ key, detail }) => ({ rule, key, detail: detail ?? '' })));
  }
  return breaches;
}
