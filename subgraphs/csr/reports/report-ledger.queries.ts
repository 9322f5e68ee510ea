const TOLD = `csr_report r cross join lateral (select r.content::jsonb as said) c`;
const SUM = (what: string, flow: string, where: string) => `(select coalesce(sum((row ->> '${what}')::numeric), 0)
  from jsonb_array_elements(c.said -> 'rows') as row where row ->> 'flow' = '${flow}' ${where})`;

const differs = (part: string, flow: string) => `
  (c.said -> '${part}' ->> 'money')::numeric <> ${SUM('amount', flow, "and row ->> 'kind' = 'MONEY'")}
  or (c.said -> '${part}' ->> 'personHours')::numeric <> ${SUM('amount', flow, "and row ->> 'kind' = 'PERSON_TIME'")}
  or (c.said -> '${part}' ->> 'estimatedValue')::numeric <> ${SUM('estimatedValue', flow, '')}`;

/** The standing invariants of plans and reports: each statement lists the rows that break its rule. */
export const REPORT_RULES: Record<string, string> = {
  'the totals of a filed report are the sums of its rows': `
    select r.id as key, r.code as detail from ${TOLD}
    where ${differs('newMoney', 'NEW_MONEY')} or ${differs('passedThrough', 'PASS_THROUGH')}
      or ${differs('carriedOver', 'CARRY_OVER')}`,
  'the reports of a year are numbered without a gap': `
    select company_id as key, format('%s: %s of %s', fiscal_year, count(*), max(version)) as detail from csr_report
    group by company_id, fiscal_year having count(*) <> max(version)`,
  'the budget of a plan is the sum of its activities, and no version is missing': `
    select n.id as key, format('version %s', v.version) as detail from csr_plan n
    join csr_plan_version v on v.plan_id = n.id
    where v.budget is distinct from (select sum(budget) from csr_plan_activity where plan_id = n.id and version = v.version)
      or n.version <> (select count(*) from csr_plan_version where plan_id = n.id) or v.version > n.version`,
};
