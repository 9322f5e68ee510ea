import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn, type Store } from '#kit/database';
import { newId } from '#kit/ids';
import { log } from '#kit/log';
import type { Words } from '#kit/refusal';
import { asHub } from '#kit/writer';

import { dataSetNamed, type ImportCatalogue } from '../importing/catalogue.ts';
import { openFile, type FileFormat } from '../importing/file-rows.ts';
import { ImportFailure } from '../importing/import-failure.ts';
import { importRows, type BatchReport } from '../importing/import-run.ts';
import type { Mapping } from '../importing/mapping.rules.ts';
import { bytesOf } from './import-piece.queries.ts';
import { GIVEN_UP, MOST_CHANGES, MOST_PROBLEMS, MOST_TRIES } from './import-run.rules.ts';

/** A run whose process has not been heard of for so long is taken over. */
const SILENT_FOR = '30 seconds';

interface ClaimedRun {
  id: string;
  uploadId: string | null;
  format: FileFormat;
  dataSet: string;
  mapping: Mapping | null;
  isDryRun: boolean;
  actor: Actor;
  settledUpTo: string;
  tries: number;
  worker: string;
}

/** Somebody else has taken the run over; what this process would write is theirs to write. */
class TakenOver extends Error {}

/** Runs what waits and what broke off, one after another, until nothing is left. */
export async function runQueued(store: Store, catalogue: ImportCatalogue): Promise<void> {
  for (let run = await claim(store); run; run = await claim(store)) await runOne(store, catalogue, run);
}

async function claim({ pool }: Store): Promise<ClaimedRun | null> {
  const { rows } = await pool.query<ClaimedRun>(
    `update import_run run set state = 'RUNNING', worker = $1, beat_at = now(), tries = run.tries + 1
     from import_upload upload
     where upload.id = run.upload_id and run.id = (select id from import_run
       where state = 'QUEUED' or (state = 'RUNNING' and beat_at < now() - interval '${SILENT_FOR}')
       order by queued_at for update skip locked limit 1)
     returning run.id, run.upload_id as "uploadId", upload.format, run.data_set as "dataSet", run.mapping,
       run.is_dry_run as "isDryRun", run.actor, run.settled_up_to as "settledUpTo", run.tries, run.worker`,
    [newId()],
  );
  return rows[0] ?? null;
}

async function runOne(store: Store, catalogue: ImportCatalogue, run: ClaimedRun): Promise<void> {
  if (run.tries > MOST_TRIES) return fail(store, run, 'GIVEN_UP', GIVEN_UP);
  try {
    const dataSet = dataSetNamed(catalogue, run.dataSet);
    const file = await openFile(run.format, bytesOf(store.pool, run.uploadId ?? ''));
    const order = {
      dataSet,
      mapping: run.mapping,
      actor: run.actor,
      isDryRun: run.isDryRun,
      settledUpTo: Number(run.settledUpTo),
      note: (tx: EntityManager, report: BatchReport) => note(tx, run, report),
    };
    await asHub('import', () => importRows(store, file, order), run.actor);
    await finish(store, run);
  } catch (error) {
    if (error instanceof TakenOver) return;
    if (error instanceof ImportFailure) return fail(store, run, error.code, error.words);
    log.error({ subgraph: store.name, run: run.id, error: String(error) }, 'an import broke off');
    throw error;
  }
}

/** Notes a batch in the transaction that wrote it: counts, problems and changes hold for what was kept, no more. */
async function note(tx: EntityManager, run: ClaimedRun, report: BatchReport): Promise<void> {
  const { tally, upTo } = report;
  const [kept] = await rowsIn<{ problems: number; changes: number }>(
    tx,
    `update import_run set rows_read = rows_read + ?, rows_new = rows_new + ?, rows_changed = rows_changed + ?,
       rows_same = rows_same + ?, rows_refused = rows_refused + ?, settled_up_to = ?, beat_at = clock_timestamp(), tries = 1
     where id = ? and worker = ?
     returning (select count(*)::int from import_problem where run_id = import_run.id) as problems,
       (select count(*)::int from import_change where run_id = import_run.id) as changes`,
    [tally.read, tally.new, tally.changed, tally.same, tally.refused, upTo, run.id, run.worker],
  );
  if (!kept) throw new TakenOver();
  await keepProblems(tx, run, report, kept.problems);
  await keepChanges(tx, run, report, kept.changes);
}

async function keepProblems(tx: EntityManager, run: ClaimedRun, report: BatchReport, before: number) {
  const problems = report.problems.slice(0, MOST_PROBLEMS - before);
  if (problems.length === 0) return;
  await rowsIn(
    tx,
    `insert into import_problem (run_id, ordinal, row_number, column_name, value, code, words_id, words_en)
     select ?, ordinal, row_number, column_name, value, code, words_id, words_en from json_to_recordset(?::json)
       as t (ordinal integer, row_number integer, column_name text, value text, code text, words_id text, words_en text)`,
    [
      run.id,
      JSON.stringify(
        problems.map(({ row, column, value, code, words }, at) => ({
          ordinal: before + at + 1,
          row_number: row,
          column_name: column,
          value,
          code,
          words_id: words.ID,
          words_en: words.EN,
        })),
      ),
    ],
  );
}

async function keepChanges(tx: EntityManager, run: ClaimedRun, report: BatchReport, before: number) {
  const changes = report.changes.slice(0, MOST_CHANGES - before);
  if (changes.length === 0) return;
  await rowsIn(
    tx,
    `insert into import_change (run_id, ordinal, row_number, kind, key, differences)
     select ?, ordinal, row_number, kind, key, differences from json_to_recordset(?::json)
       as t (ordinal integer, row_number integer, kind text, key text, differences jsonb)`,
    [
      run.id,
      JSON.stringify(
        changes.map(({ row, kind, key, differences }, at) => ({
          ordinal: before + at + 1,
          row_number: row,
          kind,
          key,
          differences,
        })),
      ),
    ],
  );
}

async function finish({ pool }: Store, run: ClaimedRun): Promise<void> {
  await pool.query(`update import_run set state = 'DONE', finished_at = now() where id = $1 and worker = $2`, [
    run.id,
    run.worker,
  ]);
}

async function fail({ pool }: Store, run: ClaimedRun, code: string, words: Words): Promise<void> {
  await pool.query(
    `update import_run set state = 'FAILED', finished_at = now(), failure_code = $3, failure_id = $4, failure_en = $5
     where id = $1 and worker = $2`,
    [run.id, run.worker, code, words.ID, words.EN],
  );
}
