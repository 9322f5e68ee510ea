import type { Page, PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList } from '../pages.ts';

export interface UnderstaffedAreaRow {
  areaCode: string;
  category: string;
  /** People registered per person in need; what the list is ordered by. */
  load: string;
}

// The newest count of each kabupaten and kota: a province would only repeat what lies in it.
const NEED = `select distinct on (n.area_code) n.area_code, n.value
  from people_in_need n join area a on a.code = n.area_code and a.level in ('REGENCY', 'CITY')
  where ${isWithinSql('n.area_code', '$1')} and n.category_code = $2 and n.unit = 'persons'
  order by n.area_code, n.period desc, n.source_code`;

const LOADS = `select need.area_code as "areaCode", $2::text as category,
    round(count(p.id)::numeric / need.value, 12) as load
  from (${NEED}) as need
  left join personnel p on p.status = 'ACTIVE'
    and (p.area_code = need.area_code or p.area_code like need.area_code || '.%')
  where need.value > 0 group by need.area_code, need.value`;

/** Kabupaten and kota whose people in need have the fewest registered people to serve them, those first. */
export async function listUnderstaffedAreas(
  read: Snapshot,
  question: { within?: string | null; category: string },
  args: PageArgs,
): Promise<Page<UnderstaffedAreaRow>> {
  const within = await readWithin(read, question.within, 'within');
  return pageOfList<UnderstaffedAreaRow>(
    read,
    {
      rows: `select "areaCode", category, load::text from (${LOADS}) as loads
        where $4::numeric is null or (load, "areaCode") > ($4::numeric, $5::text)
        order by loads.load, "areaCode" limit $3`,
      count: `select count(*)::int as total from (${LOADS}) as loads`,
      keys: ['number', 'text'],
      keysOf: (row) => [row.load, row.areaCode],
    },
    args,
    [within, question.category],
  );
}
