import type { EntityManager } from '@mikro-orm/postgresql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import { COUNTRY_CODE } from '../areas/area.rules.ts';

export interface CriteriaSetRow {
  id: string;
  areaCode: string;
  isDemo: boolean;
  version: number;
  nameId: string;
  nameEn: string | null;
  regulationCode: string | null;
  regulationName: string;
  inForceFrom: string | null;
  sourceCode: string;
  asOf: string;
  reason: string | null;
  recordedAt: string;
}

export interface CriterionRow {
  setId: string;
  version: number;
  ordinal: number;
  key: string;
  statementId: string;
  statementEn: string | null;
}

export interface CriteriaReadingRow {
  setId: string;
  textId: string;
  textEn: string;
  sourceCode: string;
}

const VERSION_COLUMNS = `s.id, s.area_code as "areaCode", s.is_demo as "isDemo", v.version, v.name_id as "nameId",
  v.name_en as "nameEn", v.regulation_code as "regulationCode", v.regulation_name as "regulationName",
  v.in_force_from as "inForceFrom", v.source_code as "sourceCode", v.as_of as "asOf", v.reason,
  v.recorded_at as "recordedAt"`;
const SETS = `poverty_criteria_set s join lateral (select * from poverty_criteria_version
  where set_id = s.id order by version desc limit 1) v on true`;
const MATCHES = `($1::text is null or s.area_code = $1 or s.area_code like $1 || '.%')`;

/** A set holds a few dozen criteria; no list is without a bound. */
const MOST_VERSIONS = 50;

/** The sets at their newest version, the national one first, then by area. */
export async function listCriteriaSets(
  context: RequestContext,
  within: string | null,
  args: PageArgs,
): Promise<Page<CriteriaSetRow>> {
  const page = readPage(args, ['text']);
  const subtree = readSubtree('within', within);
  const rows = await context.read.rows<CriteriaSetRow>(
    `select ${VERSION_COLUMNS} from ${SETS} where ${MATCHES} and ($2::text is null or s.area_code > $2)
     order by s.area_code limit $3`,
    [subtree, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.areaCode],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from poverty_criteria_set s where ${MATCHES}`,
        [subtree],
      );
      return counted?.count ?? 0;
    },
  );
}

/** The set at one of its versions, as a command wrote it. */
export async function criteriaSetAt(tx: EntityManager, setId: string, version: number): Promise<CriteriaSetRow> {
  const [row] = await rowsIn<CriteriaSetRow>(
    tx,
    `select ${VERSION_COLUMNS} from poverty_criteria_set s join poverty_criteria_version v on v.set_id = s.id
     where s.id = ? and v.version = ?`,
    [setId, version],
  );
  if (!row) throw new Error(`no criteria set ${setId} at version ${version}`);
  return row;
}

const versionKey = ({ id, version }: { id: string; version: number }) => `${id}/${version}`;

export function criteriaLoaders(read: Snapshot) {
  const criteria = rowsLoader<CriterionRow>(
    read,
    `select set_id as "setId", version, ordinal, key, statement_id as "statementId", statement_en as "statementEn"
     from poverty_criterion where set_id || '/' || version = any ($1::text[]) order by ordinal`,
    (row) => versionKey({ id: row.setId, version: row.version }),
  );
  return {
    criteriaSet: rowLoader<CriteriaSetRow>(
      read,
      `select ${VERSION_COLUMNS} from ${SETS} where s.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    /** The set that is in force in an area: its own, or that of the kabupaten, kota or province it lies in. */
    localCriteriaSet: rowLoader<CriteriaSetRow & { ofCode: string }>(
      read,
      `select asked.code as "ofCode", found.* from unnest($1::text[]) as asked (code) cross join lateral (
         select ${VERSION_COLUMNS} from ${SETS} where s.area_code <> '${COUNTRY_CODE}'
           and (s.area_code = asked.code or starts_with(asked.code, s.area_code || '.'))
         order by length(s.area_code) desc limit 1) found`,
      (row) => row.ofCode,
    ),
    nationalCriteriaSet: rowLoader<CriteriaSetRow>(
      read,
      `select ${VERSION_COLUMNS} from ${SETS} where s.area_code = any ($1::text[])`,
      (row) => row.areaCode,
    ),
    criteriaOf: (set: { id: string; version: number }) => criteria.load(versionKey(set)),
    criteriaReadings: rowsLoader<CriteriaReadingRow>(
      read,
      `select set_id as "setId", text_id as "textId", text_en as "textEn", source_code as "sourceCode"
       from poverty_criteria_reading where set_id = any ($1::uuid[]) order by ordinal`,
      (row) => row.setId,
    ),
    criteriaVersions: rowsLoader<CriteriaSetRow>(
      read,
      `select v.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select ${VERSION_COLUMNS} from poverty_criteria_set s join poverty_criteria_version v on v.set_id = s.id
         where s.id = asked.id order by v.version desc limit ${MOST_VERSIONS}) v order by v.version`,
      (row) => row.id,
    ),
  };
}
