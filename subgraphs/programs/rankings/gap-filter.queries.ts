import { Role, type Actor } from '#kit/actor';
import { today, type LocalDate } from '#kit/dates';

import { foldName } from '../areas/area.rules.ts';
import { readSubtree } from '../areas/area.queries.ts';
import { GapAreaStatus } from '../gap-areas/gap-area.rules.ts';
import type { NeedKind } from '../needs/need-line.rules.ts';

import { gapTrustMatches } from '../trust/kept-trust.queries.ts';
import type { TrustGrade } from '../trust/trust.rules.ts';

import { likePattern, type CoverageState } from './ranking.rules.ts';

export interface GapAreaSearch {
  within?: string | null;
  areaGroup?: string | null;
  category?: string[] | null;
  fiscalYear?: number | null;
  kind?: NeedKind | null;
  item?: string | null;
  unit?: string | null;
  status?: GapAreaStatus | null;
  programmePillar?: string | null;
  coverageState?: CoverageState | null;
  isForgotten?: boolean | null;
  isDemo?: boolean | null;
  text?: string | null;
  ids?: string[] | null;
  minTrust?: `${TrustGrade}` | null;
  isStale?: boolean | null;
  priorityGroup?: string | null;
  sdgGoal?: number | null;
  sdgTarget?: string | null;
}

/** How many values `filterValues` gives: `$1` to `$22` of every statement that uses `matches`. */
export const FILTER_VALUES = 22;

/** Planning the facts of trust costs more than reading many rows: they are there only where they are asked for. */
const trustOf = ({ minTrust, isStale }: GapAreaSearch): string =>
  (minTrust ?? isStale ?? null) === null
    ? '$17::text is null and $18::boolean is null and $19::date is not null'
    : gapTrustMatches('$19::date', '$17', '$18');

/** The need categories, or the programmes, that serve the goal `$21` and the target `$22`. */
const taggedSql = (subject: 'PROGRAMME' | 'NEED_CATEGORY'): string => `select s.code from sdg_tag s
  join sdg_target t on t.code = s.target_code
  where s.subject = '${subject}' and ($21 is null or t.goal = $21) and ($22 is null or t.code = $22)`;

/** What a gap area `g` with its account `c` must meet. A code and what lies within it are a range: '/' follows '.'. */
export const matches = (search: GapAreaSearch): string => `
  ($1::text is null or (g.area_code ~>=~ $1 and g.area_code ~<~ ($1 || '/')))
  and ($2::text is null or exists (select 1 from area_group_member m where m.group_code = $2
    and m.area_code in (g.area_code, left(g.area_code, 8), left(g.area_code, 5), left(g.area_code, 2))))
  and ($3::text[] is null or g.category_code = any ($3))
  and ($4::integer is null or g.fiscal_year = $4)
  and ($5::text is null and $6::text is null and $7::text is null or exists (
    select 1 from need_line n where n.gap_area_id = g.id and n.need > 0 and ($5 is null or n.kind = $5)
      and ($6 is null or lower(n.item) = lower($6)) and ($7 is null or lower(n.unit) = lower($7))))
  and g.status = $8::text
  and ($9::text is null or g.programme_pillar_code = $9)
  and ($10::text is null or c.coverage_state = $10)
  and ($11::boolean is null or $11 = not exists (select 1 from gap_coverage_line l where l.gap_area_id = g.id
    and l.budget + l.held + l.committed + l.delivered > 0))
  and ($12::boolean is null or g.is_demo = $12)
  and ($13::text is null or g.title ilike $13 or g.code ilike $13 or ($14::text <> '' and exists (
    select 1 from area a where a.code in (g.area_code, left(g.area_code, 8), left(g.area_code, 5), left(g.area_code, 2))
      and (a.folded like '%' || $14 || '%' or exists (select 1 from area_alias x where x.area_code = a.code
        and x.folded like '%' || $14 || '%')))))
  and ($15::uuid[] is null or g.id = any ($15))
  and (g.published_at is not null or exists (select 1 from unnest($16::text[]) as s (scope)
    where s.scope = '' or g.area_code = s.scope or starts_with(g.area_code, s.scope || '.')))
  and ($20::text is null or exists (select 1 from need_category y where y.code = g.category_code
    and y.priority_group_code = $20))
  and ($21::integer is null and $22::text is null or g.category_code in (${taggedSql('NEED_CATEGORY')})
    or g.programme_pillar_code in (select b.code from programme_pillar b
      where b.programme_code in (${taggedSql('PROGRAMME')})))
  and ${trustOf(search)}`;

/** Where the actor may see drafts; '' is everywhere. */
export function officerScopes(actor: Actor | null): string[] {
  return (actor?.grants ?? [])
    .filter(({ role }) => role === Role.PROGRAM_OFFICER || role === Role.ADMIN)
    .map(({ area }) => area ?? '');
}

const textOrNull = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);

/** The values of `$1` to `$22` in `matches`; what changes with the day is judged by `day`. */
export function filterValues(search: GapAreaSearch, actor: Actor | null, day: LocalDate = today()): unknown[] {
  const text = textOrNull(search.text);
  return [
    readSubtree('filter.within', search.within),
    search.areaGroup ?? null,
    search.category ?? null,
    search.fiscalYear ?? null,
    search.kind ?? null,
    textOrNull(search.item),
    textOrNull(search.unit),
    search.status ?? GapAreaStatus.PUBLISHED,
    search.programmePillar ?? null,
    search.coverageState ?? null,
    search.isForgotten ?? null,
    search.isDemo ?? null,
    text === null ? null : likePattern(text),
    text === null ? null : foldName(text),
    search.ids ?? null,
    officerScopes(actor),
    search.minTrust ?? null,
    search.isStale ?? null,
    day,
    search.priorityGroup ?? null,
    search.sdgGoal ?? null,
    textOrNull(search.sdgTarget),
  ];
}
