import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import { takeTurns } from '../known-codes.ts';
import { sumsOfAreas, withheldCounts } from './suppression.rules.ts';

/** Gap areas whose people could be added up with each other: of one category, year and pillar in one province. */
export interface GapFamily {
  categoryCode: string;
  fiscalYear: number;
  programmePillarCode: string;
  province: string;
}

interface MemberRow {
  id: string;
  areaCode: string;
  value: number;
  below: number | null;
}

// Whatever was once published can be seen by its code; of several of one area the open one is added up.
const MEMBERS = `
  select g.id, g.area_code as "areaCode", g.people_in_need::float8 as value, w.below
  from gap_area g left join gap_people_withheld w on w.gap_area_id = g.id
  where g.category_code = ? and g.fiscal_year = ? and coalesce(g.programme_pillar_code, '') = ?
    and left(g.area_code, 2) = ? and g.people_in_need is not null and g.published_at is not null
  order by array_position(array['PUBLISHED', 'CLOSED', 'WITHDRAWN'], g.status), g.published_at desc, g.id`;

function boundsOf(members: readonly MemberRow[]): Map<string, number> {
  const added = new Map<string, string>();
  for (const { areaCode, id } of members) if (!added.has(areaCode)) added.set(areaCode, id);
  return withheldCounts(
    members.map(({ id, areaCode, value }) => ({ key: id, areaCode, value })),
    sumsOfAreas([...added.keys()], (code) => added.get(code) ?? code),
  );
}

/** Works out anew which counts of a family are withheld; gives the gap areas of which that changed. */
export async function refreshWithheldPeople(tx: EntityManager, family: GapFamily): Promise<string[]> {
  const { categoryCode, fiscalYear, programmePillarCode, province } = family;
  await takeTurns(tx, 'gap-people', categoryCode, fiscalYear, programmePillarCode, province);
  const members = await rowsIn<MemberRow>(tx, MEMBERS, [categoryCode, fiscalYear, programmePillarCode, province]);
  const bounds = boundsOf(members);
  const changed = members.filter(({ id, below }) => below !== (bounds.get(id) ?? null)).map(({ id }) => id);
  for (const id of changed) {
    const below = bounds.get(id);
    await rowsIn(
      tx,
      below === undefined
        ? 'delete from gap_people_withheld where gap_area_id = ?'
        : `insert into gap_people_withheld (gap_area_id, below) values (?, ${below})
           on conflict (gap_area_id) do update set below = excluded.below`,
      [id],
    );
  }
  return changed;
}

/** The families that hold a small count: where something has to be withheld. */
export function familiesWithFew(tx: EntityManager): Promise<GapFamily[]> {
  return rowsIn<GapFamily>(
    tx,
    `select distinct category_code as "categoryCode", fiscal_year as "fiscalYear",
       coalesce(programme_pillar_code, '') as "programmePillarCode", left(area_code, 2) as province
     from gap_area where people_in_need between 1 and 4 and length(area_code) > 5 and published_at is not null`,
  );
}
