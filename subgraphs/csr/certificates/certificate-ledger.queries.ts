/** The standing invariants of certificates: each statement lists the rows that break its rule. */
export const CERTIFICATE_RULES: Record<string, string> = {
  'what a certificate says is the sum of the deliveries it rests on': `
    select k.id as key, k.code as detail from contribution_certificate k
    where exists (
      (select l ->> 'kind', l ->> 'item', l ->> 'unit', (l ->> 'amount')::numeric from jsonb_array_elements(k.lines) as l
       except all
       select a.kind, a.item, a.unit, sum(kd.amount) from contribution_certificate_delivery kd
         join delivery d on d.id = kd.delivery_id join pledge_allocation a on a.id = d.allocation_id
       where kd.certificate_id = k.id group by a.kind, a.item, a.unit))
    or (select sum((l ->> 'amount')::numeric) from jsonb_array_elements(k.lines) as l)
      <> (select sum(amount) from contribution_certificate_delivery where certificate_id = k.id)`,
  'a certificate rests on deliveries of its pledge, with their amounts': `
    select k.id as key, k.code as detail from contribution_certificate k
    join contribution_certificate_delivery kd on kd.certificate_id = k.id
    join delivery d on d.id = kd.delivery_id join pledge_allocation a on a.id = d.allocation_id
    where a.pledge_id <> k.pledge_id or d.amount <> kd.amount`,
  'a delivery stands in one certificate at a time': `
    select kd.delivery_id as key, string_agg(k.code, ' ') as detail from contribution_certificate k
    join contribution_certificate_delivery kd on kd.certificate_id = k.id
    where not exists (select 1 from contribution_certificate_revocation r where r.certificate_id = k.id)
    group by kd.delivery_id having count(*) > 1`,
};
