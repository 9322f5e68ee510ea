import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { sumsOfAreas, withheldCounts } from '../suppression/suppression.rules.ts';

export interface CriteriaCountRow {
  id: string;
  setId: string;
  setVersion: number;
  areaCode: string;
  year: number;
  unit: 'PERSON' | 'FAMILY';
  count: string;
  sourceCode: string;
  asOf: string;
  isDemo: boolean;
  recordedAt: string;
}

const COLUMNS = `c.id, c.set_id as "setId", c.set_version as "setVersion", c.area_code as "areaCode", c.year, c.unit,
  c.count::text, c.source_code as "sourceCode", c.as_of as "asOf", c.is_demo as "isDemo",
  c.recorded_at as "recordedAt"`;
/** The newest recording of a count; what was recorded before stays and is not shown. */
const NEWEST = `not exists (select 1 from poverty_criteria_count later where later.set_id = c.set_id
  and later.area_code = c.area_code and later.year = c.year and later.unit = c.unit and later.recording > c.recording)`;

// Two readings of one area a year, national and local, in persons and families; no list is without a bound.
const MOST_SHOWN = 100;

/** A count that a command has just written. */
export async function criteriaCountIn(tx: EntityManager, id: string): Promise<CriteriaCountRow> {
  const [row] = await rowsIn<CriteriaCountRow>(tx, `select ${COLUMNS} from poverty_criteria_count c where c.id = ?`, [
    id,
  ]);
  if (!row) throw new Error(`no criteria count ${id}`);
  return row;
}

interface FamilyRow {
  family: string;
  areaCode: string;
  value: number;
}

/** Counts that could be added up with each other: of one set, year and unit in one province. */
const familyOf = ({ setId, year, unit, areaCode }: CriteriaCountRow) =>
  `${setId}|${year}|${unit}|${areaCode.slice(0, 2)}`;

function withheldOf(rows: readonly FamilyRow[]): Map<string, number> {
  return withheldCounts(
    rows.map(({ areaCode, value }) => ({ key: areaCode, areaCode, value })),
    sumsOfAreas(
      rows.map(({ areaCode }) => areaCode),
      (code) => code,
    ),
  );
}

export function criteriaCountLoaders(read: Snapshot) {
  const families = rowsLoader<FamilyRow>(
    read,
    `select k.key as family, c.area_code as "areaCode", c.count::float8 as value
     from unnest($1::text[]) as k (key)
     join poverty_criteria_count c on c.set_id = split_part(k.key, '|', 1)::uuid
       and c.year = split_part(k.key, '|', 2)::int and c.unit = split_part(k.key, '|', 3)
       and left(c.area_code, 2) = split_part(k.key, '|', 4)
     where ${NEWEST}`,
    (row) => row.family,
  );
  return {
    /** The counts of exactly one area under whichever set, newest year first. */
    criteriaCounts: rowsLoader<CriteriaCountRow>(
      read,
      `select found.* from unnest($1::text[]) as asked (code) cross join lateral (
         select ${COLUMNS} from poverty_criteria_count c where c.area_code = asked.code and ${NEWEST}
         order by c.year desc, c.set_id, c.unit limit ${MOST_SHOWN}) found
       order by found.year desc, found."setId", found.unit`,
      (row) => row.areaCode,
    ),
    /** The bound that stands for a count; null where this caller may see the count itself. */
    criteriaCountBelow: async (row: CriteriaCountRow, actor: Actor | null): Promise<number | null> => {
      if (mayActIn(actor, Role.PROGRAM_OFFICER, row.areaCode)) return null;
      return withheldOf(await families.load(familyOf(row))).get(row.areaCode) ?? null;
    },
  };
}
