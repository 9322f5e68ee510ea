import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader } from '#kit/loading';

import type { Requirement } from './requirement.rules.ts';

export interface RequirementSet {
  gapAreaId: string;
  version: number;
  people: number;
  /** What the programme officers say is needed now; null while they said nothing. */
  needed: number | null;
  setAt: string;
  requirements: Requirement[];
}

/** The rows of a set as JSON, by type. */
const REQUIREMENTS = `(select coalesce(jsonb_agg(jsonb_build_object('typeCode', r.type_code, 'people', r.people,
    'certificate', r.certificate) order by r.type_code), '[]') from delivery_requirement r
  where r.gap_area_id = s.gap_area_id and r.version = s.version)`;

const newestOf = (gaps: string): string => `select distinct on (s.gap_area_id) s.gap_area_id as "gapAreaId", s.version,
    s.people, n.needed, s.recorded_at as "setAt", ${REQUIREMENTS} as requirements
  from delivery_requirement_set s left join gap_staffing n on n.gap_area_id = s.gap_area_id
  where s.gap_area_id = any (${gaps}::uuid[]) order by s.gap_area_id, s.version desc`;

export function requirementLoaders(read: Snapshot) {
  return { requirements: rowLoader<RequirementSet>(read, newestOf('$1'), (row) => row.gapAreaId) };
}

/** What a gap area asks for now, inside a command; null while nobody said. */
export async function requirementsIn(tx: EntityManager, gapAreaId: string): Promise<RequirementSet | null> {
  const [row] = await rowsIn<RequirementSet>(tx, newestOf('?'), [[gapAreaId]]);
  return row ?? null;
}
