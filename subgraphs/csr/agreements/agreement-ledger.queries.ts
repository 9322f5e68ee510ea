/** The standing invariants of agreements: each statement lists the rows that break its rule. */
export const AGREEMENT_RULES: Record<string, string> = {
  'an agreement stands where its last version left it, with no version missing': `
    select m.id as key, format('version %s of %s', m.version, v.newest) as detail from agreement m
    left join (select agreement_id, max(version) as newest, count(*) as counted from agreement_version group by agreement_id) v
      on v.agreement_id = m.id
    where m.version is distinct from v.newest or v.counted is distinct from m.version`,
  'nothing is agreed after an agreement ended': `
    select v.agreement_id as key, format('version %s', v.version) as detail from agreement_version v
    join agreement_version before on before.agreement_id = v.agreement_id and before.version < v.version
    where before.ended_on is not null`,
  'an agreement is about pledges of its company': `
    select m.id as key, m.code as detail from agreement m
    where not exists (select 1 from agreement_pledge where agreement_id = m.id)
      or exists (select 1 from agreement_pledge ap join pledge p on p.id = ap.pledge_id
        where ap.agreement_id = m.id and p.company_id <> m.company_id)`,
};
