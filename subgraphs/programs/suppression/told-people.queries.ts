import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { isFew, sumsOfAreas, withheldCounts } from './suppression.rules.ts';

/** Counts of people besides those in need: to be reached by a gap, reached in it, to be reached by a proposal. */
export type ToldPeople = 'TARGETED' | 'REACHED' | 'PROPOSED';

interface MemberRow {
  family: string;
  id: string;
  areaCode: string;
  value: number;
  /** The gap that a result is a part of; null for what stands for its area. */
  partOf: string | null;
}

/** Gap areas that could be added up with each other: of one category, year and pillar in one province. */
export const gapFamily = (gap: {
  categoryCode: string;
  fiscalYear: number;
  programmePillarCode: string | null;
  areaCode: string;
}): string =>
  JSON.stringify([gap.categoryCode, gap.fiscalYear, gap.programmePillarCode ?? '', gap.areaCode.slice(0, 2)]);

/** Proposals that could be added up with each other: of one category and planning year in one province. */
export const proposalFamily = (proposal: { categoryCode: string; cycleId: string; areaCode: string }): string =>
  JSON.stringify([proposal.categoryCode, proposal.cycleId, proposal.areaCode.slice(0, 2)]);

const GAPS = `unnest($1::text[]) as k (key) join gap_area g on g.category_code = (k.key::jsonb ->> 0)
    and g.fiscal_year = (k.key::jsonb ->> 1)::int and coalesce(g.programme_pillar_code, '') = (k.key::jsonb ->> 2)
    and left(g.area_code, 2) = (k.key::jsonb ->> 3) and g.published_at is not null`;

// Of several gaps of one area the open one is added up, of several proposals the first.
const GAP_ORDER = `array_position(array['PUBLISHED', 'CLOSED', 'WITHDRAWN'], g.status), g.published_at desc, g.id`;
const STANDS = 'not exists (select from gap_result later where later.replaces_id = r.id)';

const MEMBERS: Record<ToldPeople, string> = {
  TARGETED: `select k.key as family, g.id, g.area_code as "areaCode", g.people_targeted::float8 as value,
      null as "partOf" from ${GAPS} where g.people_targeted is not null order by ${GAP_ORDER}`,
  REACHED: `select k.key as family, told.id, g.area_code as "areaCode", told.value::float8 as value, told."partOf"
    from ${GAPS} cross join lateral (
      select g.id, sum(r.people_reached) as value, null::uuid as "partOf" from gap_result r
      where r.gap_area_id = g.id and ${STANDS} having count(*) > 0
      union all select r.id, r.people_reached, g.id from gap_result r where r.gap_area_id = g.id and ${STANDS}) told
    order by ${GAP_ORDER}`,
  PROPOSED: `select k.key as family, p.id, p.area_code as "areaCode", p.people_targeted::float8 as value,
      null as "partOf"
    from unnest($1::text[]) as k (key) join planning_proposal p on p.category_code = (k.key::jsonb ->> 0)
      and p.cycle_id = (k.key::jsonb ->> 1)::uuid and left(p.area_code, 2) = (k.key::jsonb ->> 2)
    where p.people_targeted is not null order by p.serial, p.id`,
};

/** Which counts of a family may not be shown, by id, each with its bound. */
function withheldOf(rows: readonly MemberRow[]): Map<string, number> {
  const added = new Map<string, string>();
  const parts = new Map<string, string[]>();
  for (const { id, areaCode, partOf } of rows) {
    if (partOf !== null) parts.set(partOf, [...(parts.get(partOf) ?? []), id]);
    else if (!added.has(areaCode)) added.set(areaCode, id);
  }
  // A sum is not shown as soon as one of its parts is a few.
  const few = rows.filter(({ value, areaCode }) => isFew(value, areaCode));
  const withFew = new Set(few.flatMap(({ partOf }) => partOf ?? []));
  return withheldCounts(
    rows.map(({ id, areaCode, value }) => ({ key: id, areaCode, value, isDerived: withFew.has(id) })),
    [
      ...sumsOfAreas([...added.keys()], (code) => added.get(code) ?? code),
      ...[...parts].map(([total, ids]) => ({ total, parts: ids })),
    ],
  );
}

export function toldPeopleLoaders(read: Snapshot) {
  const members = {
    TARGETED: rowsLoader<MemberRow>(read, MEMBERS.TARGETED, (row) => row.family),
    REACHED: rowsLoader<MemberRow>(read, MEMBERS.REACHED, (row) => row.family),
    PROPOSED: rowsLoader<MemberRow>(read, MEMBERS.PROPOSED, (row) => row.family),
  };
  const known = new Map<string, Promise<Map<string, number>>>();
  return {
    /** The bound that stands for such a count; null where the rule of small counts alone decides. */
    toldBelow: async (counts: ToldPeople, family: string, id: string): Promise<number | null> => {
      const key = counts + family;
      const found = known.get(key) ?? members[counts].load(family).then(withheldOf);
      known.set(key, found);
      return (await found).get(id) ?? null;
    },
  };
}
