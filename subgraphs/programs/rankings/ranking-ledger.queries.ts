import { rankSql } from './ranking.queries.ts';
import { GapAreaOrderField } from './ranking.rules.ts';

const KEPT = ['REMAINING', 'COVERAGE', 'PEOPLE', 'SHORTAGE', 'DEADLINE'] as const;

/** Standing rules of the kept ranks, written with the ranks that a list works out for itself. */
export const RANKING_RULES: Record<string, string> = {
  'a gap area stands in each kept order once, where it would be ranked today': `
    select g.id as key, string_agg(format('%s %s, not %s', r.field, r.rank, now.rank), '; ') as detail
    from gap_area g
    left join gap_staffing s on s.gap_area_id = g.id
    left join lateral (
      select case when min(l.unit) = max(l.unit) then sum(l.need) end as need,
        case when min(l.unit) = max(l.unit) then sum(l.uncovered) end as uncovered
      from gap_coverage_line l where l.gap_area_id = g.id and l.kind = 'MONEY') k on true
    cross join lateral (values ${KEPT.map((field) => `('${field}', (${rankSql(GapAreaOrderField[field])})::numeric)`).join(', ')})
      now (field, rank)
    left join gap_rank r on r.gap_area_id = g.id and r.field = now.field
    where r.field is null or r.rank is distinct from now.rank
      or (r.area_code, r.district, r.province, r.fiscal_year, r.category_code, r.is_demo, r.is_listed) is distinct from
        (g.area_code, left(g.area_code, 5), left(g.area_code, 2), g.fiscal_year, g.category_code, g.is_demo,
          g.status = 'PUBLISHED' and g.published_at is not null)
    group by g.id`,
};
