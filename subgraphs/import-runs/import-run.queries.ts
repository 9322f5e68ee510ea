import { Role, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';
import type { Words } from '#kit/refusal';
import type { Snapshot } from '#kit/snapshot';

import type { ImportChangeKind, ImportState } from './import-run.rules.ts';

export interface ImportRunRow {
  id: string;
  dataSet: string;
  fileName: string;
  isDryRun: boolean;
  state: ImportState;
  rowsRead: number;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  rowsRefused: number;
  queuedAt: string;
  finishedAt: string | null;
  failureWords: Words | null;
}

interface ProblemRow {
  runId: string;
  ordinal: number;
  row: number;
  column: string | null;
  value: string | null;
  code: string;
  words: Words;
}

interface ChangeRow {
  runId: string;
  ordinal: number;
  row: number;
  kind: ImportChangeKind;
  key: string | null;
  differences: { field: string; before: string | null; after: string | null }[];
}

const RUN_COLUMNS = `id, data_set as "dataSet", file_name as "fileName", is_dry_run as "isDryRun", state,
  rows_read as "rowsRead", rows_new as "rowsNew", rows_changed as "rowsChanged", rows_same as "rowsSame",
  rows_refused as "rowsRefused", queued_at as "queuedAt", finished_at as "finishedAt",
  case when failure_code is null then null else json_build_object('ID', failure_id, 'EN', failure_en) end
    as "failureWords"`;

// A run is for whoever started it, and for those who may act in all of its area.
const VISIBLE = `(started_by = $1 or $2 or exists (
  select from unnest($3::text[]) as scope where area_code = scope or starts_with(area_code, scope || '.')))`;

/**
 * Whose runs the viewer sees besides the own: all of these areas', or everybody's. A company is bound by its
 * organisation, not by an area, and sees what it started alone.
 */
function viewerOf(actor: Actor | null, roles: readonly Role[]): [string, boolean, string[]] {
  const grants = (actor?.grants ?? []).filter(
    ({ role }) => role === Role.ADMIN || (role !== Role.COMPANY && roles.includes(role)),
  );
  return [actor?.subject ?? '', grants.some(({ area }) => area === null), grants.flatMap(({ area }) => area ?? [])];
}

/** The runs the viewer may see, newest first. */
export async function listImportRuns(
  context: RequestContext,
  roles: readonly Role[],
  args: PageArgs,
): Promise<Page<ImportRunRow>> {
  const page = readPage(args, ['number', 'uuid']);
  const viewer = viewerOf(context.actor, roles);
  const rows = await context.read.rows<ImportRunRow>(
    `select ${RUN_COLUMNS} from import_run where ${VISIBLE} and ($4::numeric is null
       or (queued_at, id) < (to_timestamp($4::numeric / 1000), $5::uuid))
     order by queued_at desc, id desc limit $6`,
    [...viewer, ...(page.after ?? [null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(Date.parse(row.queuedAt)), row.id],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from import_run where ${VISIBLE}`,
        viewer,
      );
      return counted?.count ?? 0;
    },
  );
}

/** One run; NOT_FOUND also for what the viewer may not see. */
export async function oneImportRun(context: RequestContext, roles: readonly Role[], id: string): Promise<ImportRunRow> {
  const [row] = await context.read.rows<ImportRunRow>(
    `select ${RUN_COLUMNS} from import_run where ${VISIBLE} and id = $4`,
    [...viewerOf(context.actor, roles), readId('id', id)],
  );
  if (!row) throw notFound('import', id);
  return row;
}

export function importLoaders(read: Snapshot) {
  const counted = (table: string) =>
    rowLoader<{ runId: string; count: number }>(
      read,
      `select run_id as "runId", count(*)::int as count from ${table} where run_id = any ($1::uuid[]) group by run_id`,
      (row) => row.runId,
    );
  return {
    importProblems: perArguments((...args: readonly unknown[]) =>
      rowsLoader<ProblemRow>(
        read,
        `select p.* from unnest($1::uuid[]) as run (id) cross join lateral (
           select run_id as "runId", ordinal, row_number as "row", column_name as "column", value, code,
             json_build_object('ID', words_id, 'EN', words_en) as words
           from import_problem where run_id = run.id and ($2::int is null or ordinal > $2) order by ordinal limit $3) p
         order by p.ordinal`,
        (row) => row.runId,
        args,
      ),
    ),
    importProblemCount: counted('import_problem'),
    importChanges: perArguments((...args: readonly unknown[]) =>
      rowsLoader<ChangeRow>(
        read,
        `select c.* from unnest($1::uuid[]) as run (id) cross join lateral (
           select run_id as "runId", ordinal, row_number as "row", kind, key, differences
           from import_change where run_id = run.id and ($2::int is null or ordinal > $2) order by ordinal limit $3) c
         order by c.ordinal`,
        (row) => row.runId,
        args,
      ),
    ),
    importChangeCount: counted('import_change'),
  };
}

type ImportLoaders = ReturnType<typeof importLoaders>;

/** The refused rows of a run, by row; at most the first thousand problems are kept. */
export function problemsOfRun(loaders: ImportLoaders, runId: string, args: PageArgs): Promise<Page<ProblemRow>> {
  return pageOfRun(loaders.importProblems, loaders.importProblemCount, runId, args);
}

/** The first rows of a run that add or change something. */
export function changesOfRun(loaders: ImportLoaders, runId: string, args: PageArgs): Promise<Page<ChangeRow>> {
  return pageOfRun(loaders.importChanges, loaders.importChangeCount, runId, args);
}

async function pageOfRun<Row extends { ordinal: number }>(
  rowsOf: (...args: readonly unknown[]) => { load(id: string): Promise<Row[]> },
  counts: { load(id: string): Promise<{ count: number } | null> },
  runId: string,
  args: PageArgs,
): Promise<Page<Row>> {
  const page = readPage(args, ['number']);
  const rows = await rowsOf(page.after?.[0] ?? null, page.first + 1).load(runId);
  return pageOf(
    rows,
    page,
    (row) => [String(row.ordinal)],
    async () => (await counts.load(runId))?.count ?? 0,
  );
}
