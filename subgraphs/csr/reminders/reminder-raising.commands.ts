import type { Store } from '#kit/database';
import { today } from '#kit/dates';

import { AREAS_OF_AGREEMENT } from '../agreements/agreement.queries.ts';
import { ACCEPTED_STATES } from '../allocations/allocation-state.rules.ts';
import { quietDays } from '../settings.ts';
import { AGREEMENT_DAYS, HOLD_ENDING_DAYS, INSTALMENT_DAYS, REPORT_DAY, UNCONFIRMED_DAYS } from './reminder.rules.ts';

const ACCEPTED = ACCEPTED_STATES.map((state) => `'${state}'`).join(', ');
const GIVEN_UP = "('REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')";
const OWING = "('COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'DISPUTED')";

const ALLOCATION = `pledge_allocation a join pledge p on p.id = a.pledge_id join gap_account g on g.id = a.gap_area_id`;
const NO = 'null::uuid';

// $1 is today, $2 the days after which a pledge is quiet. Late stays late: nothing here has a last day but an agreement.
const DUE = [
  `select case when t.due_on < $1::date then 'INSTALMENT_LATE' else 'INSTALMENT_DUE' end as kind, t.id as subject_id,
     t.due_on, p.company_id, p.organisation, money.areas, p.id as pledge_id, ${NO} as delivery_id, ${NO} as agreement_id,
     p.is_demo
   from (select i.*, sum(amount) over (partition by pledge_id order by number) as until from instalment i) t
   join pledge p on p.id = t.pledge_id cross join lateral (
     select array_agg(distinct g.area_code) as areas, sum(a.delivered) as delivered,
       sum(case when a.state in ${GIVEN_UP} then a.delivered else a.amount end) as owed, bool_or(a.state in ${OWING}) as owes
     from pledge_allocation a join gap_account g on g.id = a.gap_area_id where a.pledge_id = p.id and a.kind = 'MONEY') money
   where money.owes and money.delivered < least(t.until, money.owed)
     and t.until - t.amount < money.owed and t.due_on <= $1::date + ${INSTALMENT_DAYS}`,
  `select 'NOTHING_SENT', a.id, (a.accepted_at at time zone 'Asia/Jakarta')::date + $2::integer, p.company_id,
     p.organisation, array[g.area_code], p.id, ${NO}, ${NO}, p.is_demo
   from ${ALLOCATION} where a.state = 'COMMITTED'
     and (a.accepted_at at time zone 'Asia/Jakarta')::date + $2::integer <= $1::date`,
  `select 'HOLD_ENDING', a.id, a.hold_until, p.company_id, p.organisation, array[g.area_code], p.id, ${NO}, ${NO}, p.is_demo
   from ${ALLOCATION} where a.hold_until <= $1::date + ${HOLD_ENDING_DAYS}`,
  `select 'HOLD_ENDING', o.pledge_id, o.hold_until, p.company_id, p.organisation, array[o.area_code], p.id, ${NO}, ${NO},
     p.is_demo
   from pool o join pledge p on p.id = o.pledge_id
   where o.state = 'SUBMITTED' and o.hold_until <= $1::date + ${HOLD_ENDING_DAYS}`,
  `select 'DELIVERY_UNCONFIRMED', d.id, d.sent_on + ${UNCONFIRMED_DAYS}, p.company_id, p.organisation,
     array[g.area_code], p.id, d.id, ${NO}, d.is_demo
   from delivery d join ${ALLOCATION} on a.id = d.allocation_id
   where d.state = 'SENT' and d.sent_on + ${UNCONFIRMED_DAYS} <= $1::date`,
  `select 'AGREEMENT_ENDING', m.id, v.valid_until, m.company_id, m.organisation,
     ${AREAS_OF_AGREEMENT}, ${NO}, ${NO}, m.id, m.is_demo
   from agreement m join agreement_version v on v.agreement_id = m.id and v.version = m.version
   where v.ended_on is null and v.valid_until between $1::date and $1::date + ${AGREEMENT_DAYS}`,
  `select 'REPORT_DUE', c.id, make_date(year.now, ${REPORT_DAY.replace('-', ', ')}), c.id, c.organisation,
     array[c.area_code], ${NO}, ${NO}, ${NO}, c.is_demo
   from company c cross join (select extract(year from $1::date)::integer as now) year
   where not exists (select 1 from csr_report r where r.company_id = c.id and r.fiscal_year = year.now - 1)
     and (exists (select 1 from pledge p join pledge_allocation a on a.pledge_id = p.id
         where p.company_id = c.id and a.state in (${ACCEPTED})
           and extract(year from a.accepted_at at time zone 'Asia/Jakarta') = year.now - 1)
       or exists (select 1 from pledge p join pledge_allocation a on a.pledge_id = p.id join delivery d on d.allocation_id = a.id
         where p.company_id = c.id and d.state in ('RECEIVED', 'VERIFIED') and extract(year from d.received_on) = year.now - 1)
       or exists (select 1 from activity v where v.company_id = c.id and v.state = 'VERIFIED'
         and extract(year from v.done_on) = year.now - 1))`,
];

// One row for each subject, kind and day: what is over is settled, and opened again when it comes back.
const RAISE = `
  with due as materialized (${DUE.join(' union all ')}),
  settled as (
    update reminder r set settled_at = clock_timestamp() where r.settled_at is null and not exists (
      select 1 from due where due.kind = r.kind and due.subject_id = r.subject_id and due.due_on = r.due_on))
  insert into reminder as r (id, kind, subject_id, due_on, company_id, organisation, areas, pledge_id, delivery_id,
    agreement_id, is_demo)
  select gen_random_uuid(), kind, subject_id, due_on, company_id, organisation, areas, pledge_id, delivery_id, agreement_id,
    is_demo from due
  on conflict on constraint reminded_once do update set settled_at = null where r.settled_at is not null`;

/** Brings the reminders to what is due today; run as often as one likes, it says nothing twice. */
export async function raiseReminders({ pool }: Store): Promise<void> {
  await pool.query(RAISE, [today(), quietDays()]);
}
