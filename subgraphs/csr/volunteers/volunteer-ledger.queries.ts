/** The standing invariants of volunteers inside pledges: each statement lists the rows that break its rule. */
export const VOLUNTEER_RULES: Record<string, string> = {
  'the accepted volunteer hours of an allocation are the sum of its accepted offers that stand, within what it was': `
    select coalesce(v.allocation_id, s.allocation_id) as key,
      format('%s kept, %s accepted, of %s', v.accepted, s.hours, v.amount) as detail
    from volunteer_account v full join (select o.allocation_id, sum(o.hours) as hours from volunteer_offer o
      join volunteer_decision d on d.offer_id = o.id where d.outcome = 'ACCEPTED'
        and not exists (select 1 from volunteer_withdrawal w where w.offer_id = o.id) group by o.allocation_id) s
      using (allocation_id)
    where v.accepted is distinct from s.hours or v.accepted > v.amount`,
  'volunteers are offered by the company of the pledge, inside person-time, and judged by another organisation': `
    select o.id as key, format('%s, %s, %s', o.organisation, a.kind, d.decider_organisation) as detail
    from volunteer_offer o join pledge_allocation a on a.id = o.allocation_id join pledge p on p.id = a.pledge_id
    left join volunteer_decision d on d.offer_id = o.id
    where p.organisation <> o.organisation or a.kind <> 'PERSON_TIME' or d.decider_organisation = o.organisation`,
};
