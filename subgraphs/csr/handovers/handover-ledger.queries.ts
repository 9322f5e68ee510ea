/** The standing invariants of handover records: each statement lists the rows that break its rule. */
export const HANDOVER_RULES: Record<string, string> = {
  'a handover record says what its delivery says': `
    select h.id as key, format('%s %s/%s', h.code, h.amount, d.amount) as detail from handover_record h
    join delivery d on d.id = h.delivery_id join pledge_allocation a on a.id = d.allocation_id
    where (h.amount, h.kind, h.item, h.unit) is distinct from (d.amount, a.kind, a.item, a.unit)
      or d.received_on is distinct from h.handed_over_on`,
};
