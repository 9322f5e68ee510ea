import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

import { readSubtree } from '../areas/area.queries.ts';
import type { CheckState } from '../sources/source.rules.ts';
import type { GovernmentLevel, Mechanism, ProgrammeStatus } from './programme.rules.ts';

export interface Programme {
  code: string;
  nameId: string;
  nameEn: string;
  kind: string;
  governmentLevel: GovernmentLevel;
  owner: string;
  areaCode: string;
  startsIn: number | null;
  endsIn: number | null;
  status: ProgrammeStatus;
  nomenclatureCode: string | null;
  nomenclatureCheck: CheckState | null;
  predecessorCode: string | null;
  partOfCode: string | null;
  checkState: CheckState;
  sourceCodes: string[];
  quote: string | null;
  note: string | null;
}

export interface ProgrammePillar {
  code: string;
  programmeCode: string;
  ordinal: number;
  nameId: string;
  nameEn: string;
  fundsId: string | null;
  fundsEn: string | null;
  sourceCodes: string[];
  note: string | null;
}

export interface ProgrammeComponent {
  code: string;
  programmeCode: string;
  pillarCode: string | null;
  nameId: string;
  nameEn: string;
  mechanism: Mechanism;
  executor: string | null;
  year: number | null;
  sourceCode: string;
}

export interface ProgrammeSearch {
  within?: string | null;
  kind?: string | null;
  governmentLevel?: GovernmentLevel | null;
  activeIn?: number | null;
  sdgGoal?: number | null;
  sdgTarget?: string | null;
}

const COLUMNS = `code, name_id as "nameId", name_en as "nameEn", kind, government_level as "governmentLevel", owner,
  area_code as "areaCode", starts_in as "startsIn", ends_in as "endsIn", status,
  nomenclature_code as "nomenclatureCode", nomenclature_check as "nomenclatureCheck",
  predecessor_code as "predecessorCode", part_of_code as "partOfCode", check_state as "checkState",
  source_codes as "sourceCodes", quote, note`;
const PILLAR_COLUMNS = `code, programme_code as "programmeCode", ordinal, name_id as "nameId", name_en as "nameEn",
  funds_id as "fundsId", funds_en as "fundsEn", source_codes as "sourceCodes", note`;
const COMPONENT_COLUMNS = `code, programme_code as "programmeCode", pillar_code as "pillarCode", name_id as "nameId",
  name_en as "nameEn", mechanism, executor, year, source_code as "sourceCode"`;

/** The programmes that match, in the order of the register. */
export function listProgrammes(context: RequestContext, search: ProgrammeSearch): Promise<Programme[]> {
  return context.read.rows<Programme>(
    `select ${COLUMNS} from programme
     where ($1::text is null or area_code = $1 or area_code like $1 || '.%') and ($2::text is null or kind = $2)
       and ($3::text is null or government_level = $3)
       and ($4::int is null or (coalesce(starts_in, $4) <= $4 and coalesce(ends_in, $4) >= $4))
       and ($5::int is null and $6::text is null or exists (select 1 from sdg_tag g join sdg_target t on t.code = g.target_code
         where g.subject = 'PROGRAMME' and g.code = programme.code and ($5 is null or t.goal = $5) and ($6 is null or t.code = $6)))
     order by ordinal`,
    [
      readSubtree('filter.within', search.within),
      search.kind ?? null,
      search.governmentLevel ?? null,
      search.activeIn ?? null,
      search.sdgGoal ?? null,
      search.sdgTarget ?? null,
    ],
  );
}

export function programmeLoaders(read: Snapshot) {
  return {
    programme: rowLoader<Programme>(
      read,
      `select ${COLUMNS} from programme where code = any ($1::text[])`,
      (row) => row.code,
    ),
    successors: rowsLoader<Programme>(
      read,
      `select ${COLUMNS} from programme where predecessor_code = any ($1::text[]) order by ordinal`,
      (row) => row.predecessorCode ?? '',
    ),
    programmeParts: rowsLoader<Programme>(
      read,
      `select ${COLUMNS} from programme where part_of_code = any ($1::text[]) order by ordinal`,
      (row) => row.partOfCode ?? '',
    ),
    programmePillar: rowLoader<ProgrammePillar>(
      read,
      `select ${PILLAR_COLUMNS} from programme_pillar where code = any ($1::text[])`,
      (row) => row.code,
    ),
    pillarsOfProgramme: rowsLoader<ProgrammePillar>(
      read,
      `select ${PILLAR_COLUMNS} from programme_pillar where programme_code = any ($1::text[]) order by ordinal`,
      (row) => row.programmeCode,
    ),
    programmeComponent: rowLoader<ProgrammeComponent>(
      read,
      `select ${COMPONENT_COLUMNS} from programme_component where code = any ($1::text[])`,
      (row) => row.code,
    ),
    componentsOfPillar: rowsLoader<ProgrammeComponent>(
      read,
      `select ${COMPONENT_COLUMNS} from programme_component where pillar_code = any ($1::text[]) order by code`,
      (row) => row.pillarCode ?? '',
    ),
    componentsOfProgramme: rowsLoader<ProgrammeComponent>(
      read,
      `select ${COMPONENT_COLUMNS} from programme_component where programme_code = any ($1::text[]) order by code`,
      (row) => row.programmeCode,
    ),
  };
}
