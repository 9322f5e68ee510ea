import { POOL_STEPS } from './pool.rules.ts';

const LEGAL_STEPS = Object.entries(POOL_STEPS)
  .flatMap(([from, steps]) => steps.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** The standing invariants of pools: each statement lists the rows that break its rule. */
export const POOL_RULES: Record<string, string> = {
  'what a pool has allocated is the sum of its allocations, and no more than it holds': `
    select o.pledge_id as key, format('%s/%s + %s of %s', o.allocated, coalesce(a.sum, 0), o.released, o.amount) as detail
    from pool o left join (select pledge_id, sum(pooled) from pledge_allocation where from_pool group by pledge_id) a
      using (pledge_id)
    where o.allocated <> coalesce(a.sum, 0) or o.allocated + o.released > o.amount`,
  'an allocation is from a pool exactly when its pledge is one, and a pledge is one when no need line bound it': `
    select p.id as key, p.earmark as detail from pledge p left join pledge_allocation a on a.pledge_id = p.id
    where (p.earmark <> 'NEED') <> exists (select 1 from pool where pledge_id = p.id)
      or a.from_pool <> (p.earmark <> 'NEED')`,
  'what a pool gives is money inside its earmark': `
    select a.id as key, format('%s %s for %s %s', g.area_code, g.category_code, o.area_code, o.category_code) as detail
    from pool o join pledge_allocation a using (pledge_id) join gap_account g on g.id = a.gap_area_id
    where a.kind <> 'MONEY' or not (g.area_code = o.area_code or g.area_code like o.area_code || '.%')
      or g.category_code <> coalesce(o.category_code, g.category_code)`,
  'each step of a pool follows the one before and is legal': `
    select e.pledge_id as key, format('%s: %s -> %s after %s', e.id, e.from_state, e.to_state, e.before) as detail
    from (select *, lag(to_state) over (partition by pledge_id order by id) as before from pool_event) e
    where e.from_state is distinct from e.before
      or case when e.before is null then e.to_state <> 'SUBMITTED'
        else (e.from_state, e.to_state) not in (${LEGAL_STEPS}) end`,
  'a pool stands where its last step left it': `
    select o.pledge_id as key, format('%s, last step %s', o.state, e.to_state) as detail from pool o
    left join lateral (select * from pool_event where pledge_id = o.pledge_id order by id desc limit 1) e on true
    where o.state is distinct from e.to_state or o.amount is distinct from e.amount`,
};
