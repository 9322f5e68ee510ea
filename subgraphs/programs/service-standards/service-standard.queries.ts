import type { EntityManager } from '@mikro-orm/postgresql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { StandardLevel } from './service-standard.rules.ts';

export interface ServiceStandard {
  code: string;
  ordinal: number;
  governmentLevel: StandardLevel;
  nameId: string;
  nameEn: string;
  minimumServiceKey: string;
  regulationCode: string;
  article: string;
  sourceCode: string;
}

export interface AchievementRow {
  id: string;
  standardCode: string;
  areaCode: string;
  year: number;
  version: number;
  entitled: string;
  served: string;
  sourceCode: string;
  asOf: string;
  isDemo: boolean;
  recordedAt: string;
}

export interface AchievementSearch {
  within?: string | null;
  year?: number | null;
  standard?: string | null;
}

const COLUMNS = `code, ordinal, government_level as "governmentLevel", name_id as "nameId", name_en as "nameEn",
  minimum_service_key as "minimumServiceKey", regulation_code as "regulationCode", article, source_code as "sourceCode"`;
const ACHIEVEMENT_COLUMNS = `a.id, a.standard_code as "standardCode", a.area_code as "areaCode", a.year, a.version,
  a.entitled::text, a.served::text, a.source_code as "sourceCode", a.as_of as "asOf", a.is_demo as "isDemo",
  a.recorded_at as "recordedAt"`;
const NEWEST = `not exists (select 1 from service_achievement later where later.area_code = a.area_code
  and later.year = a.year and later.standard_code = a.standard_code and later.version > a.version)`;
const MATCHES = `${NEWEST} and ($1::text is null or a.area_code = $1 or a.area_code like $1 || '.%')
  and ($2::int is null or a.year = $2) and ($3::text is null or a.standard_code = $3)`;

/** The five standards of provinces, then the five of kabupaten and kota. */
export function listServiceStandards(context: RequestContext, level: StandardLevel | null): Promise<ServiceStandard[]> {
  return context.read.rows<ServiceStandard>(
    `select ${COLUMNS} from service_standard where $1::text is null or government_level = $1
     order by government_level, ordinal`,
    [level],
  );
}

/** Achievements by area, newest year first, then by standard. */
export async function listAchievements(
  context: RequestContext,
  search: AchievementSearch,
  args: PageArgs,
): Promise<Page<AchievementRow>> {
  const page = readPage(args, ['text', 'number', 'text']);
  const filter = [readSubtree('filter.within', search.within), search.year ?? null, search.standard ?? null];
  const rows = await context.read.rows<AchievementRow>(
    `select ${ACHIEVEMENT_COLUMNS} from service_achievement a where ${MATCHES}
       and ($4::text is null or (a.area_code, -a.year, a.standard_code) > ($4, $5::numeric, $6::text))
     order by a.area_code, -a.year, a.standard_code limit $7`,
    [...filter, ...(page.after ?? [null, null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.areaCode, String(-row.year), row.standardCode],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from service_achievement a where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** An achievement that a command has written. */
export async function achievementIn(tx: EntityManager, id: string): Promise<AchievementRow> {
  const [row] = await rowsIn<AchievementRow>(
    tx,
    `select ${ACHIEVEMENT_COLUMNS} from service_achievement a where a.id = ?`,
    [id],
  );
  if (!row) throw new Error(`no achievement ${id}`);
  return row;
}

export function serviceStandardLoaders(read: Snapshot) {
  return {
    serviceStandard: rowLoader<ServiceStandard>(
      read,
      `select ${COLUMNS} from service_standard where code = any ($1::text[])`,
      (row) => row.code,
    ),
  };
}
