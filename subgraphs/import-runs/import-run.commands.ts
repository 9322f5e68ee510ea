import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn, type Actor, type Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn, type Store } from '#kit/database';
import { badInput, notFound } from '#kit/errors';
import type { ClockTask } from '#kit/events';
import { newId } from '#kit/ids';
import { log } from '#kit/log';
import type { RefusalReason } from '#kit/refusal';

import { targetOf, type ImportCatalogue, type ImportTarget } from '../importing/catalogue.ts';
import { openFile, type FileFormat } from '../importing/file-rows.ts';
import { ImportFailure } from '../importing/import-failure.ts';
import { runQueued } from './import-job.ts';
import { bytesOf } from './import-piece.queries.ts';
import { oneImportRun } from './import-run.queries.ts';
import { IMPORT_FILE_MISSING, IMPORT_KEY_REUSED, scopeOf } from './import-run.rules.ts';
import { sweepImports } from './import-upload.commands.ts';
import type { StartImportInput } from './import-upload.type.ts';

interface UploadedFile {
  id: string;
  fileName: string;
  format: FileFormat;
  isStored: boolean;
}

const hashOfBody = ({ uploadId, dataSet, dryRun }: StartImportInput) =>
  createHash('sha256')
    .update(JSON.stringify([uploadId, dataSet ?? null, dryRun]))
    .digest('hex');

/** What was answered under the key before, or null; twins with one key wait here for each other. */
async function earlier(tx: EntityManager, subject: string, input: StartImportInput) {
  const key = input.idempotencyKey;
  await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('import'), hashtext(?))", [`${subject} ${key}`]);
  const [run] = await rowsIn<{ id: string; hash: string }>(
    tx,
    'select id, body_hash as hash from import_run where started_by = ? and key = ?',
    [subject, key],
  );
  if (!run) return null;
  return run.hash === hashOfBody(input) ? { runId: run.id, replayed: true } : IMPORT_KEY_REUSED;
}

/** The own file of that id; somebody else's does not exist for the caller. */
async function ownUpload(store: Store, actor: Actor, id: string): Promise<UploadedFile> {
  const { rows } = await store.pool.query<UploadedFile>(
    `select id, file_name as "fileName", format, stored_at is not null as "isStored" from import_upload
     where id = $1 and requested_by = $2`,
    [id.toLowerCase(), actor.subject],
  );
  if (!rows[0]) throw notFound('uploaded file', id);
  return rows[0];
}

/** What the file is for, by its first bytes; a bad input where that cannot be told. */
async function findTarget(store: Store, catalogue: ImportCatalogue, file: UploadedFile, told: string | null) {
  const bytes = bytesOf(store.pool, file.id);
  try {
    const { header } = await openFile(file.format, bytes);
    const target = targetOf(catalogue, file.fileName, header, told);
    if (target) return target;
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    throw badInput([{ field: 'uploadId', code: error.code, message: error.words.EN }]);
  } finally {
    bytes.destroy();
  }
  const names = catalogue.dataSets.map(({ name }) => name).join(', ');
  throw badInput([
    {
      field: 'dataSet',
      code: 'DATA_SET_UNCLEAR',
      message: `the file does not say what it is for. Name one: ${names}.`,
    },
  ]);
}

async function enqueue(
  tx: EntityManager,
  actor: Actor,
  file: UploadedFile,
  target: ImportTarget,
  input: StartImportInput,
): Promise<string> {
  const id = newId();
  const { dataSet, mapping } = target;
  await rowsIn(
    tx,
    `insert into import_run (id, upload_id, file_name, data_set, mapping, is_dry_run, state, started_by, area_code, actor,
       key, body_hash, queued_at)
     values (?, ?, ?, ?, ?::jsonb, ?, 'QUEUED', ?, ?, ?::jsonb, ?, ?, now())`,
    [
      id,
      file.id,
      file.fileName,
      dataSet.name,
      mapping === null ? null : JSON.stringify(mapping),
      input.dryRun,
      actor.subject,
      scopeOf(actor.grants, dataSet.roles) ?? null,
      JSON.stringify(actor),
      input.idempotencyKey,
      hashOfBody(input),
    ],
  );
  return id;
}

/** Starts the import of an uploaded file: it waits in the database, and a process of the subgraph takes it up. */
export async function startImport(
  { store, actor }: RequestContext,
  catalogue: ImportCatalogue,
  input: StartImportInput,
) {
  const known = assertSignedIn(actor);
  // A retry is known by its key alone: its file may be gone by then.
  const told = await decide(store, (tx) => earlier(tx, known.subject, input));
  if (told) return told;
  const file = await ownUpload(store, known, input.uploadId);
  if (!file.isStored) return IMPORT_FILE_MISSING;
  const target = await findTarget(store, catalogue, file, input.dataSet ?? null);
  const outcome = await decide(
    store,
    async (tx) =>
      (await earlier(tx, known.subject, input)) ?? {
        runId: await enqueue(tx, known, file, target, input),
        replayed: false,
      },
  );
  if ('runId' in outcome && !outcome.replayed) wake(store, catalogue);
  return outcome;
}

const turns = new WeakMap<Store, Promise<void>>();

/** Takes up what waits, without keeping anybody waiting for it; a process runs one import at a time. */
export function wake(store: Store, catalogue: ImportCatalogue): void {
  const turn = (turns.get(store) ?? Promise.resolve())
    .then(() => runQueued(store, catalogue))
    .catch((error: unknown) =>
      log.warn({ subgraph: store.name, error: String(error) }, 'an import broke off; it goes on within a minute'),
    );
  turns.set(store, turn);
}

/** The roles that may import something here. */
export const importers = ({ dataSets }: ImportCatalogue): Role[] => [
  ...new Set(dataSets.flatMap(({ roles }) => [...roles])),
];

/** What comes round by the clock: runs that broke off are taken up again, files that were read are forgotten. */
export const importClock = (catalogue: ImportCatalogue): ClockTask[] => [
  { name: 'run-imports', at: '* * * * *', work: async (store) => wake(store, catalogue) },
  { name: 'sweep-imports', at: '*/10 * * * *', work: sweepImports },
];

/** The answer to a start: the run as it stands now, or the refusal as it is. */
export async function runStarted<Refused extends RefusalReason>(
  context: RequestContext,
  roles: readonly Role[],
  outcome: { runId: string; replayed: boolean } | Refused,
) {
  if (!('runId' in outcome)) return outcome;
  await context.read.renew();
  const run = await oneImportRun(context, roles, outcome.runId);
  return { __typename: 'ImportStarted', run, replayed: outcome.replayed } as const;
}
