import { DELIVERY_STEPS } from './delivery.rules.ts';

const LEGAL_STEPS = Object.entries(DELIVERY_STEPS)
  .flatMap(([from, steps]) => steps.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** The standing invariants of deliveries: each statement lists the rows that break its rule. */
export const DELIVERY_RULES: Record<string, string> = {
  'each step of a delivery follows the one before and is legal': `
    select e.delivery_id as key, format('%s: %s -> %s after %s', e.id, e.from_state, e.to_state, e.before) as detail
    from (select *, lag(to_state) over (partition by delivery_id order by id) as before from delivery_event) e
    where e.from_state is distinct from e.before
      or case when e.before is null then e.to_state <> 'SENT'
        else e.undoes is null and (e.from_state, e.to_state) not in (${LEGAL_STEPS}) end`,
  'a delivery stands where its last step left it': `
    select d.id as key, format('%s, last step %s', d.state, e.to_state) as detail from delivery d
    left join lateral (select * from delivery_event where delivery_id = d.id order by id desc limit 1) e on true
    where d.state is distinct from e.to_state or d.amount is distinct from e.amount`,
  'no more is sent than was accepted': `
    select a.id as key, format('%s > %s', sum(d.amount), a.amount) as detail from delivery d
    join pledge_allocation a on a.id = d.allocation_id where d.state <> 'CANCELLED'
    group by a.id having sum(d.amount) > a.amount`,
  'an allocation is disputed while one of its deliveries is': `
    select a.id as key, a.state as detail from pledge_allocation a
    where (a.state = 'DISPUTED') <> exists (
      select 1 from delivery d where d.allocation_id = a.id and d.state = 'DISPUTED')`,
  'a dispute is open exactly while its delivery is disputed': `
    select d.id as key, d.state as detail from delivery d
    where (d.state = 'DISPUTED') <> exists (select 1 from dispute s where s.delivery_id = d.id and s.outcome is null)`,
  'a verified delivery has stored evidence, and each side its own hand': `
    select d.id as key, format('%s %s %s', d.sent_by, d.received_by, d.verified_by) as detail from delivery d
    where d.state = 'VERIFIED' and (d.verified_by in (d.sent_by, d.received_by) or d.received_by = d.sent_by
      or not exists (select 1 from delivery_evidence de join evidence e on e.id = de.evidence_id
        where de.delivery_id = d.id and e.state = 'STORED'))`,
};
