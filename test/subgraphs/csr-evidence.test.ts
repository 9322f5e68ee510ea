import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import express, { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addFileRoutes } from '../../subgraphs/csr/evidence/evidence.routes.ts';
import { folderStorage, s3Storage } from '../../subgraphs/csr/evidence/evidence.storage.ts';
import { sweepUploads } from '../../subgraphs/csr/evidence/file-pass.commands.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';

const home = mkdtempSync(join(tmpdir(), 'simpul-evidence-'));
let csr: CsrAlone;
let server: Server;
let at: string;

const listen = (handler: Parameters<typeof createServer>[1]) =>
  new Promise<Server>((ready) => {
    const made = createServer(handler ?? (() => undefined));
    made.listen(0, '127.0.0.1', () => ready(made));
  });
const addressOf = (one: Server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;

beforeAll(async () => {
  process.env['SIMPUL_HOME'] = home;
  csr = await startCsrAlone();
  const router = Router();
  addFileRoutes(csr.store, router, folderStorage());
  server = await listen(express().use(router));
  at = addressOf(server);
});
afterAll(async () => {
  server.close();
  await csr.stop();
  rmSync(home, { recursive: true, force: true });
});

const member = anActor(Role.COMPANY, null, 'org-1');
const rival = anActor(Role.COMPANY, null, 'org-2');
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n'), Buffer.alloc(20_000, 'a'), Buffer.from('\n%%EOF\n')]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const REQUEST = `mutation ($input: RequestEvidenceUploadInput!) { requestEvidenceUpload(input: $input) {
  ... on EvidenceUploadOffered { address expiresAt evidence { id state downloadAddress } } ... on Refusal { code } } }`;
const aFile = (bytes: Buffer, more: object = {}) => ({
  fileName: 'bast.pdf',
  mediaType: 'application/pdf',
  size: bytes.length,
  sha256: sha256(bytes),
  purpose: 'HANDOVER',
  ...more,
});
const request = async (input: object) => (await csr.ask<any>(member, REQUEST, { input })).requestEvidenceUpload;
const put = (address: string, bytes: Buffer) =>
  fetch(`${at}${address}`, { method: 'PUT', body: new Uint8Array(bytes) });

test('a file is announced, uploaded once, and fetched once by its own organisation only', async () => {
  const { address, evidence } = await request(aFile(PDF));
  expect(address).toMatch(/^\/files\/[\w-]{43}$/);
  expect(evidence).toMatchObject({ state: 'PENDING', downloadAddress: null });
  expect((await put(address, PDF)).status).toBe(201);
  expect((await put(address, PDF)).status).toBe(404);
  const ONE = 'query ($id: ID!) { evidence(id: $id) { state downloadAddress } }';
  expect((await csr.answer(rival, ONE, { id: evidence.id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const own = (await csr.ask<any>(member, ONE, { id: evidence.id })).evidence;
  expect(own.state).toBe('STORED');
  const got = await fetch(`${at}${own.downloadAddress}`);
  expect(got.headers.get('content-disposition')).toBe('attachment; filename=bast.pdf');
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await got.arrayBuffer()).equals(PDF)).toBe(true);
  expect((await fetch(`${at}${own.downloadAddress}`)).status).toBe(404);
});

test('bytes that differ from what was announced are refused, leave nothing, and the address still takes the right ones', async () => {
  const { address, evidence } = await request(aFile(PDF));
  const other = Buffer.from(PDF);
  other[300] = 98;
  expect(await (await put(address, other)).json()).toMatchObject({ error: { code: 'HASH_DIFFERS' } });
  expect((await put(address, PDF.subarray(0, 500))).status).toBe(422);
  expect((await put(address, Buffer.concat([PDF, PDF]))).status).toBe(413);
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const disguised = await request(aFile(page));
  expect(await (await put(disguised.address, page)).json()).toMatchObject({ error: { code: 'TYPE_DIFFERS' } });
  expect(readdirSync(join(home, 'evidence', 'incoming'))).toEqual([]);
  expect((await put('/files/unknown', PDF)).status).toBe(404);
  expect((await put(address, PDF)).status).toBe(201);
  const { rows } = await csr.store.pool.query('select state from evidence where id = $1', [evidence.id]);
  expect(rows).toEqual([{ state: 'STORED' }]);
});

test('an address that ran out takes nothing; a file too large, of another type, or with a folder in its name is bad input', async () => {
  const { address, evidence } = await request(aFile(PDF));
  await csr.store.pool.query("update file_pass set expires_at = now() - interval '1 second' where evidence_id = $1", [
    evidence.id,
  ]);
  expect((await put(address, PDF)).status).toBe(404);
  const wrong = { size: 10_485_761, mediaType: 'text/html', fileName: '../bast.pdf', sha256: 'x' };
  const { errors } = await csr.answer(member, REQUEST, { input: aFile(PDF, wrong) });
  const fields = errors?.[0]?.extensions?.['fields'] as { field: string }[];
  expect(fields.map(({ field }) => field).toSorted()).toEqual(['fileName', 'mediaType', 'sha256', 'size']);
});

test('a day later the addresses that ran out are forgotten, and what never came with them', async () => {
  const { evidence } = await request(aFile(PDF));
  const stored = async () =>
    (await csr.store.pool.query("select count(*)::int as n from evidence where state = 'STORED'")).rows;
  const before = await stored();
  await csr.store.pool.query("update file_pass set expires_at = now() - interval '25 hours'");
  await csr.store.pool.query("update evidence set requested_at = now() - interval '25 hours'");
  await sweepUploads(csr.store);
  const { rowCount } = await csr.store.pool.query('select 1 from evidence where id = $1', [evidence.id]);
  expect(rowCount).toBe(0);
  expect(await stored()).toEqual(before);
});

test('what a killed process left of an upload is removed, and one that still comes in is not', async () => {
  const folder = join(home, 'evidence', 'incoming');
  mkdirSync(folder, { recursive: true });
  for (const name of ['left', 'coming']) writeFileSync(join(folder, name), 'bytes');
  utimesSync(join(folder, 'left'), new Date(), new Date(Date.now() - 2 * 3_600_000));
  await sweepUploads(csr.store);
  expect(readdirSync(folder)).toEqual(['coming']);
  rmSync(join(folder, 'coming'));
});

test('the 51st open upload of an organisation is refused', async () => {
  for (let open = 0; open < 60; open += 1) {
    const { code } = await request(aFile(PDF));
    if (code === undefined) continue;
    expect(code).toBe('TOO_MANY_PENDING_UPLOADS');
    return;
  }
  expect.unreachable('60 uploads were offered');
});

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Checks a version 4 signature from the request alone, as an S3 server does. */
function isSigned(headers: Record<string, string | string[] | undefined>, method: string, url: string, secret: string) {
  const [, scope = '', names = '', signature] =
    /Credential=\w+\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(String(headers['authorization'])) ?? [];
  const canonical = [
    method,
    url,
    '',
    ...names.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    names,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const [day = '', region = '', service = ''] = scope.split('/');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  const told = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(Buffer.from(canonical))].join('\n');
  return hmac(key, told).toString('hex') === signature;
}

test('an S3 server is asked with a signature it can check, and gives the same bytes back', async () => {
  const kept = new Map<string, Buffer>();
  const s3 = await listen(async (asked, answer) => {
    const body = await buffer(asked);
    const { method = '', url = '' } = asked;
    if (!isSigned(asked.headers, method, url, 'secret')) return void answer.writeHead(403).end();
    if (method === 'PUT') kept.set(url, body);
    answer.writeHead(method === 'PUT' || kept.has(url) ? 200 : 404).end(method === 'GET' ? kept.get(url) : undefined);
  });
  const settings = {
    endpoint: addressOf(s3),
    bucket: 'bukti',
    region: 'idn',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  };
  const path = join(home, 'to-keep');
  writeFileSync(path, PDF);
  await s3Storage(settings).keep('one', { path, mediaType: 'application/pdf', size: PDF.length });
  expect([...kept.keys()]).toEqual(['/bukti/evidence/one']);
  const bytes = await s3Storage(settings).open('one');
  expect(bytes && (await buffer(bytes)).equals(PDF)).toBe(true);
  expect(await s3Storage(settings).open('two')).toBeNull();
  await expect(s3Storage({ ...settings, secretAccessKey: 'wrong' }).open('one')).rejects.toThrow('403');
  s3.close();
});
