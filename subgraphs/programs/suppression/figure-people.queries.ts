import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { FigureRow } from '../figures/figure.queries.ts';
import { personsOf } from '../figures/figure.rules.ts';
import { sumsOfAreas, withheldCounts, type CountCell, type CountSum } from './suppression.rules.ts';

interface MemberRow {
  family: string;
  id: string;
  areaCode: string;
  /** The part it counts: category and need category. */
  part: string;
  value: string;
  unit: string;
}

/** Figures that could be added up with each other: of one indicator, period and unit in one province. */
const familyOf = ({ indicatorCode, period, unit, areaCode }: FigureRow) =>
  JSON.stringify([indicatorCode, period, unit, areaCode.slice(0, 2)]);

// A family without a small count below kabupaten and kota has nothing to withhold. Of contradicting figures the one that
// the hub counts with comes first.
const MEMBERS = `
  select k.key as family, f.id, f.area_code as "areaCode", f.category || '|' || coalesce(f.category_code, '') as part,
    trim_scale(f.value)::text as value, f.unit
  from unnest($1::text[]) as k (key)
  join figure f on f.indicator_code = (k.key::jsonb ->> 0) and f.period = (k.key::jsonb ->> 1)
    and f.unit = (k.key::jsonb ->> 2) and left(f.area_code, 2) = (k.key::jsonb ->> 3)
  left join figure_choice c on c.figure_id = f.id
  where exists (select 1 from figure few where few.indicator_code = f.indicator_code and few.period = f.period
    and few.unit = f.unit and left(few.area_code, 2) = left(f.area_code, 2) and length(few.area_code) > 5
    and few.value > 0 and few.value * case few.unit when 'thousand persons' then 1000 else 1 end < 5)
  order by (c.figure_id is not null) desc, f.as_of desc, f.id`;

/** How many a figure counts; thousands of persons as persons. */
function countOf({ value, unit }: MemberRow): number {
  const persons = personsOf(value, unit);
  return Number(persons ?? value);
}

const WHOLE = '|';

/** Sums over areas for each part, and over parts for each area. */
function sumsOf(cells: Map<string, string>, areas: readonly string[], parts: readonly string[]): CountSum[] {
  const idOf = (areaCode: string, part: string) => cells.get(`${areaCode}|${part}`) ?? '';
  const byArea = parts.flatMap((part) =>
    sumsOfAreas(
      areas.filter((areaCode) => cells.has(`${areaCode}|${part}`)),
      (code) => idOf(code, part),
    ),
  );
  const byPart = areas.map((areaCode) => ({
    total: idOf(areaCode, WHOLE),
    parts: parts
      .filter((part) => part !== WHOLE && cells.has(`${areaCode}|${part}`))
      .map((part) => idOf(areaCode, part)),
  }));
  return [...byArea, ...byPart];
}

/** Which figures of a family may not be shown, by id; another figure of the same value goes with the one withheld. */
function withheldOf(rows: readonly MemberRow[]): Map<string, number> {
  const counted = new Map<string, string>();
  const twins = new Map<string, string[]>();
  const cells: CountCell[] = [];
  for (const row of rows) {
    const value = countOf(row);
    const thing = `${row.areaCode}|${row.part}`;
    const same = `${thing}|${value}`;
    twins.set(same, [...(twins.get(same) ?? []), row.id]);
    if (twins.get(same)?.length === 1) cells.push({ key: row.id, areaCode: row.areaCode, value });
    if (!counted.has(thing)) counted.set(thing, twins.get(same)?.[0] ?? row.id);
  }
  const areas = [...new Set(rows.map(({ areaCode }) => areaCode))];
  const parts = [...new Set(rows.map(({ part }) => part))];
  const bounds = withheldCounts(cells, sumsOf(counted, areas, parts));
  return new Map(
    [...twins.values()].flatMap((ids) => {
      const below = bounds.get(ids[0] ?? '');
      return below === undefined ? [] : ids.map((id) => [id, below] as const);
    }),
  );
}

export function figurePeopleLoaders(read: Snapshot) {
  const families = rowsLoader<MemberRow>(read, MEMBERS, (row) => row.family);
  const known = new Map<string, Promise<Map<string, number>>>();
  return {
    /** The bound that stands for a figure; null where its value is shown. */
    figureBelow: async (figure: FigureRow): Promise<number | null> => {
      if (!figure.countsPeople) return null;
      const family = familyOf(figure);
      const found = known.get(family) ?? families.load(family).then(withheldOf);
      known.set(family, found);
      return (await found).get(figure.id) ?? null;
    },
  };
}
