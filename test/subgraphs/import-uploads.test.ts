import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import express, { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { sweepImports } from '../../subgraphs/import-runs/import-upload.commands.ts';
import { addImportRoutes } from '../../subgraphs/import-runs/import-upload.routes.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { until } from '../support/client.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

const OFFICER = anActor(Role.PROGRAM_OFFICER, '15.07', 'bappeda-tanjabtim');
const NEIGHBOUR = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');
const PROVINCE = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-jambi');
const REQUEST = `mutation ($input: ImportUploadInput!) { requestFactsUpload(input: $input) {
  ... on ImportUploadOffered { uploadId address } ... on Refusal { code } } }`;

let hub: ProgramsAlone;
let server: Server;
let base: string;

beforeAll(async () => {
  hub = await startProgramsAlone();
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

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sends a body to the address in parts, each when the one before has been let go; gives the status. */
async function put(address: string, parts: (() => Promise<Buffer>)[]): Promise<number> {
  const body = Readable.from(
    (async function* () {
      for (const part of parts) yield await part();
    })(),
    { objectMode: false },
  );
  const url = `${base}${address.replace('/files/programs/', '/import-files/')}`;
  const answer = await fetch(url, { method: 'PUT', body, duplex: 'half' } as unknown as RequestInit);
  return answer.status;
}

test('of two that send the same file at once none is kept that is not the one announced', async () => {
  const { pool } = hub.store;
  const content = Buffer.from(Array.from({ length: 120_000 }, (_, at) => `${at},x`).join('\n'));
  const file = { fileName: 'angka.csv', size: content.length, sha256: sha256Of(content) };
  const { uploadId, address } = (await hub.ask<any>(OFFICER, REQUEST, { input: file })).requestFactsUpload;
  const kept = async () =>
    (await pool.query('select bytes from import_piece where upload_id = $1 order by ordinal', [uploadId])).rows;
  const half = Math.floor(content.length / 2);
  let second = 0;
  // A first try that stands still in the middle, and goes on when the second has been kept.
  const first = await put(address, [
    async () => content.subarray(0, half),
    async () => {
      await until(kept, ({ length }) => length > 0);
      second = await put(address, [async () => content]);
      return Buffer.alloc(content.length - half, 'x');
    },
  ]).catch(() => 0);
  expect([first === 201, second]).toEqual([false, 201]);
  expect(sha256Of(Buffer.concat((await kept()).map(({ bytes }) => bytes)))).toBe(file.sha256);
});

test('what is stored has a bound; what never came whole makes room again', async () => {
  const { pool } = hub.store;
  const request = async (size: number, actor = OFFICER) =>
    (await hub.ask<any>(actor, REQUEST, { input: { fileName: 'a.csv', size, sha256: 'a'.repeat(64) } }))
      .requestFactsUpload;
  await pool.query('delete from import_upload');
  process.env['IMPORT_STORAGE_MB'] = '2';
  try {
    expect((await request(1_048_576)).uploadId).toBeTruthy();
    expect((await request(1_048_576, PROVINCE)).uploadId).toBeTruthy();
    expect(await request(1, NEIGHBOUR)).toMatchObject({ code: 'IMPORT_STORAGE_FULL' });
    await pool.query(
      `update import_upload set expires_at = now() - interval '1 second'
      where requested_by = $1`,
      [PROVINCE.subject],
    );
    await sweepImports(hub.store);
    expect((await request(1, NEIGHBOUR)).uploadId).toBeTruthy();
    expect(await request(1_048_576, NEIGHBOUR)).toMatchObject({ code: 'IMPORT_STORAGE_FULL' });
  } finally {
    delete process.env['IMPORT_STORAGE_MB'];
    await pool.query('delete from import_upload');
  }
});
