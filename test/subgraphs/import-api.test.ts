import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { Router } from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { runQueued } from '../../subgraphs/import-runs/import-job.ts';
import { sweepImports } from '../../subgraphs/import-runs/import-upload.commands.ts';
import { addImportRoutes } from '../../subgraphs/import-runs/import-upload.routes.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { programsImports } from '../../subgraphs/programs/imports/catalogue.ts';
import { until } from '../support/client.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const OFFICER = anActor(Role.PROGRAM_OFFICER, '15.07', 'bappeda-tanjabtim');
const NEIGHBOUR = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');
const PROVINCE = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-jambi');
const HEADING = 'kode wilayah,indikator,periode,nilai,satuan,sumber,per tanggal';
const REQUEST = `mutation ($input: ImportUploadInput!) { requestFactsUpload(input: $input) {
  ... on ImportUploadOffered { uploadId address expiresAt } ... on Refusal { code } } }`;
const RUN = `id dataSet fileName isDryRun state rowsRead rowsNew rowsChanged rowsSame rowsRefused finishedAt
  failure(lang: EN) problems(first: 5) { totalCount nodes { row column value code message(lang: EN) } }
  changes(first: 5) { totalCount nodes { row kind key differences { field before after } } }`;
const START = `mutation ($input: StartImportInput!) { importFacts(input: $input) { __typename
  ... on ImportStarted { replayed run { ${RUN} } } ... on Refusal { code } } }`;
const READ = `query ($id: ID!) { factImport(id: $id) { ${RUN} } }`;

let hub: ProgramsAlone;
let server: Server;
let base: string;

beforeAll(async () => {
  hub = await startProgramsAlone();
  await aSmallWorld(hub.store);
  await hub.store.pool.query(`insert into indicator (code, name_id, name_en, counts_people, is_people_in_need) values
    ('poor_percent', 'P0', 'P0', false, false)`);
  const router = Router();
  addImportRoutes(hub.store, router);
  server = createServer(express().use(router));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await hub.stop();
});
beforeEach(async () => {
  await hub.store.pool.query('truncate figure, figure_choice');
});

const announced = (content: Buffer, fileName = 'angka.csv') => ({
  fileName,
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});
const request = async (input: object, actor = OFFICER) =>
  (await hub.ask<any>(actor, REQUEST, { input })).requestFactsUpload;
/** The address as the gateway passes it on. */
const put = (address: string, content: Buffer) =>
  fetch(`${base}${address.replace('/files/programs/', '/import-files/')}`, {
    method: 'PUT',
    body: new Uint8Array(content),
  });
async function upload(csv: string, actor = OFFICER, fileName?: string): Promise<string> {
  const content = Buffer.from(csv);
  const { uploadId, address } = await request(announced(content, fileName), actor);
  const answer = await put(address, content);
  expect(answer.status).toBe(201);
  return uploadId;
}
const start = async (uploadId: string, more: object = {}, actor: Actor = OFFICER) =>
  (await hub.ask<any>(actor, START, { input: { uploadId, dryRun: false, idempotencyKey: randomUUID(), ...more } }))
    .importFacts;
const read = async (id: string, actor: Actor = OFFICER) => (await hub.ask<any>(actor, READ, { id })).factImport;
const ended = (id: string) =>
  until(
    () => read(id),
    (run) => run.state === 'DONE' || run.state === 'FAILED',
  );
const aRow = (area: string, value: string) => `${area},poor_percent,2026-03,${value},percent,test,2026-03-31`;
const count = async () => Number((await hub.store.pool.query('select count(*) from figure')).rows[0].count);

test('a file is uploaded, tried, imported, and the run tells each refused row', async () => {
  const uploadId = await upload([HEADING, aRow('15.07', '9.5'), aRow('15.71', '8'), aRow('15.07', 'x')].join('\n'));
  const trial = await start(uploadId, { dryRun: true });
  expect(trial).toMatchObject({ __typename: 'ImportStarted', run: { dataSet: 'figures', fileName: 'angka.csv' } });
  expect(await ended(trial.run.id)).toMatchObject({ state: 'DONE', isDryRun: true, rowsNew: 1, rowsRefused: 2 });
  expect(await count()).toBe(0);
  const { run } = await start(uploadId);
  const done = await ended(run.id);
  expect(done).toMatchObject({ state: 'DONE', rowsRead: 3, rowsNew: 1, rowsChanged: 0, rowsSame: 0, rowsRefused: 2 });
  expect(done.problems.totalCount).toBe(2);
  expect(done.problems.nodes).toMatchObject([
    { row: 3, column: null, value: '15.71', code: 'NOT_YOUR_AREA' },
    { row: 4, column: 'nilai', value: 'x', code: 'INVALID_DECIMAL' },
  ]);
  expect(done.changes.nodes).toMatchObject([{ row: 2, kind: 'NEW', differences: [{ field: 'value', after: '9.5' }] }]);
  expect(await count()).toBe(1);
  const { rows } = await hub.store.pool.query('select recorded_by from figure');
  expect(rows).toEqual([{ recorded_by: OFFICER.subject }]);
  const again = await ended((await start(uploadId)).run.id);
  expect(again).toMatchObject({ rowsNew: 0, rowsSame: 1 });
});

test('the same key starts one import; another input under it is refused', async () => {
  const uploadId = await upload([HEADING, aRow('15.07', '9.5')].join('\n'));
  const idempotencyKey = randomUUID();
  const [one, two] = await Promise.all([start(uploadId, { idempotencyKey }), start(uploadId, { idempotencyKey })]);
  expect(one.run.id).toBe(two.run.id);
  expect([one.replayed, two.replayed].toSorted()).toEqual([false, true]);
  expect(await start(uploadId, { idempotencyKey, dryRun: true })).toMatchObject({ code: 'IMPORT_KEY_REUSED' });
  await ended(one.run.id);
});

test('a process runs one import at a time, however many are started', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => aRow('15.07', '9.5').replace('2026-03', `uji ${at}`));
  const uploadId = await upload([HEADING, ...rows].join('\n'));
  const runs = await Promise.all(Array.from({ length: 4 }, () => start(uploadId, { dryRun: true })));
  const states = async (state: string): Promise<number> =>
    (await hub.store.pool.query('select count(*)::int as n from import_run where state = $1', [state])).rows[0].n;
  let most = 0;
  await until(
    async () => {
      most = Math.max(most, await states('RUNNING'));
      return (await states('QUEUED')) + (await states('RUNNING'));
    },
    (waiting) => waiting === 0,
  );
  expect(most).toBe(1);
  for (const { run } of runs) expect(await read(run.id)).toMatchObject({ state: 'DONE', rowsNew: 2_000 });
});

test('a run is for whoever started it and for those whose area holds it; a file for its owner alone', async () => {
  const uploadId = await upload([HEADING, aRow('15.07', '9.5')].join('\n'));
  const { run } = await start(uploadId);
  await ended(run.id);
  expect((await read(run.id, PROVINCE)).id).toBe(run.id);
  for (const other of [NEIGHBOUR, anActor(Role.COMPANY, null, 'pt'), null]) {
    const { errors } = await hub.answer(other, READ, { id: run.id });
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  }
  const list = `{ factImports { totalCount nodes { id problems { totalCount } } } }`;
  expect((await hub.ask<any>(NEIGHBOUR, list)).factImports).toMatchObject({ totalCount: 0, nodes: [] });
  expect((await hub.ask<any>(PROVINCE, list)).factImports.nodes.map(({ id }: any) => id)).toContain(run.id);
  const { errors } = await hub.answer(NEIGHBOUR, START, {
    input: { uploadId, dryRun: true, idempotencyKey: randomUUID() },
  });
  expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
});

test('an address takes the announced bytes once, and nothing else', async () => {
  const content = Buffer.from(`${HEADING}\n${aRow('15.07', '9.5')}`);
  const { uploadId, address } = await request(announced(content));
  expect((await put(address, Buffer.concat([content, content]))).status).toBe(413);
  expect((await put(address, content.subarray(1))).status).toBe(422);
  expect((await put(address, Buffer.alloc(content.length))).status).toBe(415);
  expect((await put(address, Buffer.alloc(content.length, 'a'))).status).toBe(422);
  expect(await start(uploadId)).toMatchObject({ code: 'IMPORT_FILE_MISSING' });
  expect((await put(address, content)).status).toBe(201);
  expect((await put(address, content)).status).toBe(404);
  expect((await put(`/files/programs/${'a'.repeat(43)}`, content)).status).toBe(404);
  const bad = await hub.answer(OFFICER, REQUEST, { input: { fileName: 'a.exe', size: 1, sha256: 'a'.repeat(64) } });
  expect(bad.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
});

test('a file that cannot be read to its end fails with a sentence; what came before stays counted', async () => {
  const rows = Array.from({ length: 600 }, (_, at) => aRow('15.07', `${at}.5`));
  const { run } = await start(await upload([HEADING, ...rows, '15.07,"never closed'].join('\n')));
  const failed = await ended(run.id);
  expect(failed).toMatchObject({ state: 'FAILED', rowsRead: 500, rowsNew: 500 });
  expect(failed.failure).toContain('quote');
  expect(await count()).toBe(500);
});

test('an import that broke off goes on where it stood, and counts no row twice', async () => {
  const rows = Array.from({ length: 1_200 }, (_, at) => aRow('15.07', `${at}.5`));
  const uploadId = await upload([HEADING, ...rows].join('\n'));
  const id = randomUUID();
  // As a killed process leaves it: two batches in, no longer heard of.
  await hub.store.pool.query(
    `insert into import_run (id, upload_id, file_name, data_set, is_dry_run, state, started_by, area_code, actor, key,
       body_hash, rows_read, rows_new, settled_up_to, tries, worker, beat_at, queued_at)
     values ($1, $2, 'angka.csv', 'figures', false, 'RUNNING', $3, '15.07', $4, $5, '', 1000, 1000, 1001, 1, $6,
       now() - interval '1 minute', now())`,
    [id, uploadId, OFFICER.subject, JSON.stringify(OFFICER), randomUUID(), randomUUID()],
  );
  await runQueued(hub.store, programsImports);
  expect(await read(id)).toMatchObject({ state: 'DONE', rowsRead: 1_200, rowsNew: 1_200 });
  expect(await count()).toBe(200);
});

test('of two processes that find the same run one takes it', async () => {
  const uploadId = await upload(
    [HEADING, ...Array.from({ length: 900 }, (_, at) => aRow('15.07', `${at}.5`))].join('\n'),
  );
  const { run } = await start(uploadId);
  await Promise.all([runQueued(hub.store, programsImports), runQueued(hub.store, programsImports)]);
  expect(await ended(run.id)).toMatchObject({ state: 'DONE', rowsRead: 900, rowsNew: 900 });
  expect(await count()).toBe(900);
});

test('a retry under its key gets its run, although the file is gone by then', async () => {
  const uploadId = await upload([HEADING, aRow('15.07', '9.5')].join('\n'));
  const idempotencyKey = randomUUID();
  const { run } = await start(uploadId, { idempotencyKey });
  await ended(run.id);
  await hub.store.pool.query('delete from import_upload where id = $1', [uploadId]);
  expect(await start(uploadId, { idempotencyKey })).toMatchObject({ replayed: true, run: { id: run.id } });
  const other = await start(randomUUID(), { idempotencyKey });
  expect(other).toMatchObject({ code: 'IMPORT_KEY_REUSED' });
});

test('files are forgotten after a day, and a person has ten addresses open at most', async () => {
  await upload([HEADING, aRow('15.07', '9.5')].join('\n'), PROVINCE);
  await hub.store.pool.query(`update import_upload set requested_at = now() - interval '2 days'`);
  await sweepImports(hub.store);
  const { rows } = await hub.store.pool.query('select count(*)::int as count from import_piece');
  expect(rows[0].count).toBe(0);
  const file = announced(Buffer.from('a'));
  for (let at = 0; at < 10; at += 1) expect((await request(file, NEIGHBOUR)).uploadId).toBeTruthy();
  expect(await request(file, NEIGHBOUR)).toMatchObject({ code: 'TOO_MANY_IMPORT_UPLOADS' });
});

test('a portal finds out what may be imported', async () => {
  const { factDataSets } = await hub.ask<any>(
    null,
    '{ factDataSets { name label(lang: EN) knownFiles columns { name aliases isRequired } } }',
  );
  const figures = factDataSets.find(({ name }: any) => name === 'figures');
  expect(figures.label).toBe('Indicator figures');
  expect(figures.knownFiles).toContain('poverty_indicators.csv');
  expect(figures.columns).toContainEqual({ name: 'value', aliases: ['nilai', 'angka'], isRequired: true });
});
