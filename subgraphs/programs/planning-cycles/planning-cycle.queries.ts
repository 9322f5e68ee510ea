import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { badInput, notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { CheckState } from '../sources/source.rules.ts';
import { inOrder } from './planning-cycle.rules.ts';
import type { PlanningStage } from './planning-stage.rules.ts';

export interface PlanningCycleRow {
  id: string;
  code: string;
  areaCode: string;
  fiscalYear: number;
  checkState: CheckState;
  sourceCode: string | null;
  note: string | null;
  isDemo: boolean;
  version: number;
  changedAt: string;
}

export interface PlanningWindowRow {
  cycleId: string;
  stage: PlanningStage;
  opensOn: string;
  closesOn: string;
  checkState: CheckState;
  note: string | null;
}

export interface PlanningCycleVersionRow {
  cycleId: string;
  version: number;
  reason: string;
  windows: Omit<PlanningWindowRow, 'cycleId'>[];
  recordedAt: string;
}

export interface PlanningCycleSearch {
  within?: string | null;
  fiscalYear?: number | null;
}

const COLUMNS = `id, code, area_code as "areaCode", fiscal_year as "fiscalYear", check_state as "checkState",
  source_code as "sourceCode", note, is_demo as "isDemo", version, changed_at as "changedAt"`;

const MATCHES = `($1::text is null or area_code = $1 or area_code like $1 || '.%')
  and ($2::int is null or fiscal_year = $2)`;

// A cycle has at most eight windows; it is changed a few times a year.
const MOST_VERSIONS = 100;

export function planningCycleLoaders(read: Snapshot) {
  const windows = rowsLoader<PlanningWindowRow>(
    read,
    `select cycle_id as "cycleId", stage, opens_on::text as "opensOn", closes_on::text as "closesOn",
       check_state as "checkState", note
     from planning_window where cycle_id = any ($1::uuid[])`,
    (row) => row.cycleId,
  );
  return {
    planningCycle: rowLoader<PlanningCycleRow>(
      read,
      `select ${COLUMNS} from planning_cycle where id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    planningWindows: async (cycleId: string) => inOrder(await windows.load(cycleId)),
    planningCycleVersions: rowsLoader<PlanningCycleVersionRow>(
      read,
      `select v.cycle_id as "cycleId", v.version, v.reason, v.windows, v.recorded_at as "recordedAt"
       from unnest($1::uuid[]) as cycle (id) cross join lateral (
         select * from planning_cycle_version where cycle_id = cycle.id order by version desc limit ${MOST_VERSIONS}) v
       order by v.version`,
      (row) => row.cycleId,
    ),
  };
}

/** Planning cycles, newest year first, then by area. */
export async function listPlanningCycles(
  context: RequestContext,
  search: PlanningCycleSearch,
  args: PageArgs,
): Promise<Page<PlanningCycleRow>> {
  const page = readPage(args, ['number', 'text']);
  const filter = [readSubtree('filter.within', search.within), search.fiscalYear ?? null];
  const rows = await context.read.rows<PlanningCycleRow>(
    `select ${COLUMNS} from planning_cycle where ${MATCHES}
       and ($3::numeric is null or (-fiscal_year, area_code) > ($3::numeric, $4::text))
     order by -fiscal_year, area_code limit $5`,
    [...filter, ...(page.after ?? [null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(-row.fiscalYear), row.areaCode],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from planning_cycle where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** One cycle by its code, or by area and fiscal year; NOT_FOUND when there is none. */
export async function findPlanningCycle(
  { read }: RequestContext,
  key: { code?: string | null; area?: string | null; fiscalYear?: number | null },
): Promise<PlanningCycleRow> {
  const isByArea = Boolean(key.area) && Boolean(key.fiscalYear);
  if (Boolean(key.code) === isByArea) {
    const given = (['code', 'area', 'fiscalYear'] as const).filter((field) => key[field]);
    const named = given.length > 0 ? given : ['code'];
    throw badInput(
      named.map((field) => ({ field, code: 'ONE_KEY', message: 'give either code, or area and fiscalYear.' })),
    );
  }
  const [found] = key.code
    ? await read.rows<PlanningCycleRow>(`select ${COLUMNS} from planning_cycle where code = $1`, [key.code])
    : await read.rows<PlanningCycleRow>(
        `select ${COLUMNS} from planning_cycle where area_code = $1 and fiscal_year = $2`,
        [key.area, key.fiscalYear],
      );
  if (!found) throw notFound('planning cycle', key.code ?? `${key.area} ${key.fiscalYear}`);
  return found;
}
