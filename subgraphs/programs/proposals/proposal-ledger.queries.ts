import { CONTENT_COLUMNS } from '../proposal-changes/proposal-change.rules.ts';
import { STAGE_OUTCOMES } from './proposal.rules.ts';

const LEGAL_OUTCOMES = Object.entries(STAGE_OUTCOMES)
  .flatMap(([stage, outcomes]) => outcomes.map((outcome) => `('${stage}', '${outcome}')`))
  .join(', ');

const COLUMNS = Object.entries(CONTENT_COLUMNS)
  .map(([field, column]) => `('${field}', '${column}')`)
  .join(', ');

/** What companies have done on the lines of a proposal's gap, worked out anew from the read model. */
const WORKED_OUT = `
  select p.id, p.code, p.csr_outcome,
    case when coalesce(sum(l.committed + l.delivered), 0) = 0 then 'NONE'
      when bool_and(l.delivered >= greatest(0, l.need - l.budget)) then 'MET'
      when bool_and(l.committed + l.delivered >= greatest(0, l.need - l.budget)) then 'COMMITTED'
      else 'PLEDGED' end as outcome
  from planning_proposal p left join gap_coverage_line l on l.gap_area_id = p.gap_area_id group by p.id`;

/** The standing invariants of the planning; each statement lists the rows that break it. */
export const PLANNING_RULES: Record<string, string> = {
  'a proposal stands where the last row of its trail left it, and no row is missing': `
    select p.id as key, format('version %s, %s rows up to %s', p.version, count(d.id), max(d.version)) as detail
    from planning_proposal p left join proposal_decision d on d.proposal_id = p.id group by p.id
    having p.version is distinct from max(d.version) or count(d.id) <> p.version
      or (p.stage, p.status) is distinct from ((array_agg(d.to_stage order by d.version desc))[1],
        (array_agg(d.to_status order by d.version desc))[1])`,
  'each decision of a proposal is one its stage may take, from where the row before left it': `
    select d.proposal_id as key, format('version %s: %s at %s', d.version, d.outcome, d.stage) as detail
    from (select *, lag(to_stage) over w as before, lag(to_status) over w as status_before from proposal_decision
      window w as (partition by proposal_id order by version)) d
    where (d.version = 1) <> (d.outcome = 'SUBMITTED') or (d.before is not null and d.before <> d.stage)
      or (d.outcome in ('CHANGED', 'WITHDRAWN') and (d.status_before <> 'IN_PROGRESS' or d.to_stage <> d.stage
        or d.to_status <> case d.outcome when 'CHANGED' then 'IN_PROGRESS' else 'WITHDRAWN' end))
      or (d.outcome not in ('SUBMITTED', 'ENDORSED', 'GAP_OPENED', 'CHANGED', 'WITHDRAWN')
        and (d.status_before <> 'IN_PROGRESS' or (d.stage, d.outcome) not in (${LEGAL_OUTCOMES})))`,
  'a proposal says what its last change left it saying': `
    select distinct on (d.proposal_id, k.field) d.proposal_id as key, format('%s: %s', k.field, k.after) as detail
    from proposal_decision d cross join jsonb_to_recordset(d.changes) as k (field text, before text, after text)
    join (values ${COLUMNS}) as named (field, column_name) on named.field = k.field
    join planning_proposal p on p.id = d.proposal_id
    where not exists (select from proposal_decision later cross join jsonb_array_elements(later.changes) as other (told)
        where later.proposal_id = d.proposal_id and later.version > d.version and told ->> 'field' = k.field)
      and to_jsonb(p) ->> named.column_name is distinct from k.after`,
  'what the budget gives a proposal is the sum of its budget lines': `
    select p.id as key, format('%s/%s of %s', p.funded, coalesce(f.sum, 0), p.requested) as detail
    from planning_proposal p
    left join (select proposal_id, sum(amount) from proposal_budget_line group by 1) f on f.proposal_id = p.id
    where p.funded <> coalesce(f.sum, 0)`,
  'a proposal opened one gap at most, for the area, category and year it asked for': `
    select p.id as key, p.code as detail from planning_proposal p
    left join (select proposal_id, count(*) as opened, (array_agg(gap_area_id))[1] as gap_area_id
      from proposal_decision where outcome = 'GAP_OPENED' group by 1) d on d.proposal_id = p.id
    left join gap_area g on g.id = p.gap_area_id join planning_cycle c on c.id = p.cycle_id
    where coalesce(d.opened, 0) > 1 or d.gap_area_id is distinct from p.gap_area_id
      or (g.id is not null
        and (g.area_code, g.category_code, g.fiscal_year) <> (p.area_code, p.category_code, c.fiscal_year))`,
  'what a proposal reads of CSR follows from the ranked account, and is the last row of its history': `
    select w.id as key, format('%s: %s, %s by the account, %s last', w.code, w.csr_outcome, w.outcome, o.outcome) as detail
    from (${WORKED_OUT}) w
    left join lateral (select outcome from proposal_csr_outcome where proposal_id = w.id order by ordinal desc limit 1) o
      on true
    where w.csr_outcome <> w.outcome or w.csr_outcome <> coalesce(o.outcome, 'NONE')`,
};
