import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowLoader } from '#kit/loading';

import { COUNTRY } from '../areas/area.queries.ts';
import { FIGURE_COLUMNS, type FigureRow } from '../figures/figure.queries.ts';
import { isTooFew, RatioGap, ratioOf, type StaffingBasis } from './staffing-ratio.rules.ts';

export interface StaffingRatioQuestion {
  basis: StaffingBasis;
  type?: string | null;
  category: string;
}

export interface PeopleRow {
  areaCode: string;
  categoryCode: string | null;
  value: string;
  unit: string;
  period: string;
  sourceCode: string | null;
  isBesideFew: boolean;
}

interface RegisterRow {
  areaCode: string;
  registered: number;
  isDemo: boolean;
}

const HEADCOUNTS = `select distinct on (area_code) area_code as "parentKey", ${FIGURE_COLUMNS} from personnel_figure
  where area_code = any ($1) and indicator = 'HEADCOUNT' and type_code is not distinct from $2::text
  order by area_code, as_of desc nulls last, period desc, id desc`;

// In the country lies every code: the largest begins with a 9, which ':' follows.
const REGISTERED = `select area.code as "areaCode", serving.* from unnest($1::text[]) as area (code)
  cross join lateral (
    select count(*)::int as registered, coalesce(bool_or(p.is_demo), false) as "isDemo" from personnel p
    where p.status = 'ACTIVE' and ($2::text is null or p.type_code = $2) and p.area_code ~>=~ area.code
      and p.area_code ~<~ case area.code when '${COUNTRY}' then ':' else area.code || '/' end) serving`;

const SAME_KIND = (row: string): string => `${row}.period = n.period and ${row}.unit = n.unit`;
// Beside a small count of the same kabupaten every other one below it could be taken from the whole: all are withheld. So
// are those of a category that stands beside a small count of another, where the area has all needs together too.
const BESIDE_FEW = `length(n.area_code) > 5 and exists (select 1 from people_in_need few where ${SAME_KIND('few')}
  and length(few.area_code) > 5 and left(few.area_code, 5) = left(n.area_code, 5) and few.value > 0 and few.value < 5
  and (few.category_code = n.category_code or 2 = (select count(distinct coalesce(other.category_code, ''))
    from people_in_need other where other.area_code = few.area_code and ${SAME_KIND('other')}
      and (other.category_code is null or other.category_code = n.category_code))))`;
// And a kabupaten that small counts alone add up to says what they are.
const SUM_OF_FEW = `length(n.area_code) = 5 and exists (select 1 from people_in_need part
  where part.category_code = n.category_code and ${SAME_KIND('part')} and part.area_code like n.area_code || '.%'
  group by length(part.area_code) having sum(part.value) = n.value and max(part.value) between 1 and 4)`;
const PEOPLE = `select distinct on (n.area_code) n.area_code as "areaCode", n.category_code as "categoryCode",
    n.value::text, n.unit, n.period, n.source_code as "sourceCode", (${BESIDE_FEW}) or (${SUM_OF_FEW}) as "isBesideFew"
  from people_in_need n where n.area_code = any ($1) and n.category_code = $2 and n.unit = 'persons'
  order by n.area_code, n.period desc, n.source_code`;

/** Loads the staffing ratio of areas: one statement for the people who serve, one for those in need. */
export function staffingRatioLoaders(read: Snapshot) {
  const people = perArguments((category: string) =>
    rowLoader<PeopleRow>(read, PEOPLE, (row) => row.areaCode, [category]),
  );
  const headcounts = perArguments((type: string | null) =>
    rowLoader<FigureRow>(read, HEADCOUNTS, (row) => row.areaCode, [type]),
  );
  const registers = perArguments((type: string | null) =>
    rowLoader<RegisterRow>(read, REGISTERED, (row) => row.areaCode, [type]),
  );
  return {
    staffingRatio: async (area: string, { basis, type = null, category }: StaffingRatioQuestion) => {
      const [headcount, register, counted] = await Promise.all([
        basis === 'HEADCOUNT' ? headcounts(type).load(area) : null,
        basis === 'REGISTER' ? registers(type).load(area) : null,
        people(category).load(area),
      ]);
      const serving = headcount?.value ?? (register ? String(register.registered) : null);
      const isWithheld = counted !== null && (counted.isBesideFew || isTooFew(area, counted.value));
      const inNeed = isWithheld ? null : counted;
      return {
        basis,
        headcount,
        registered: register?.registered ?? null,
        isDemo: (headcount ?? register)?.isDemo ?? false,
        peopleInNeed: inNeed,
        ...ratioOf(serving, inNeed?.value ?? null),
        ...(isWithheld && { gap: RatioGap.TOO_FEW_PEOPLE }),
      };
    },
  };
}
