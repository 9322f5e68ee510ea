import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addCertificateRoutes } from '../../subgraphs/csr/certificates/certificate.routes.ts';
import { applyGapArea } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { addressInPdf, linesOfPdf } from '../support/pdf.ts';
import { faultIn, tell } from './compliance-world.ts';
import { anActor } from './csr-alone.ts';
import { coordinator, csr, giver, neighbour, officer, ok, openDeliveries, rival } from './delivery-world.ts';

let close: () => Promise<void>;
let server: Server;
let url = '';

beforeAll(async () => {
  close = await openDeliveries();
  const router = Router();
  addCertificateRoutes(csr.store, router);
  server = createServer(express().use(router));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await close();
});

/** A published gap of one money line, in an area. */
async function aGapIn(areaCode: string, need: string) {
  const [id, line] = [randomUUID(), randomUUID()];
  await applyOnce(csr.store, 'programs.gap-area', applyGapArea, {
    aggregate: id,
    sequence: '1',
    occurredAt: new Date().toISOString(),
    payload: {
      id,
      code: `KSJ-${id.slice(0, 8)}`,
      title: 'Bantuan lansia',
      areaCode,
      areaName: `Kecamatan ${areaCode}`,
      categoryCode: 'PPKS-24',
      fiscalYear: 2027,
      programmePillarCode: null,
      status: 'PUBLISHED',
      deadline: '2027-11-30',
      isDemo: false,
      needLines: [{ id: line, kind: 'MONEY', item: null, unit: 'IDR', need, budgetKnown: false, coverings: [] }],
    },
  });
  return { id, line };
}

const PLEDGE = '... on PledgeSubmitted { pledge { id code allocations { id } } }';
async function submitted(allocations: object[], more: object = {}) {
  const { pledge } = await tell(giver, 'submitPledge', { pledge: { allocations, ...more } }, PLEDGE);
  return pledge as { id: string; code: string; allocations: { id: string }[] };
}

const RECEIPT = `code companyName issuer submittedAt heldUntil sha256 size downloadAddress pledge { code }
  lines { kind unit requestedAmount amount isWaitlisted gapArea { id } }`;
const receiptOf = (actor: Actor, pledgeId: string) =>
  tell(actor, 'issuePledgeReceipt', { pledgeId }, `... on PledgeReceiptIssued { receipt { ${RECEIPT} } }`);
const bytesAt = async (address: string) => Buffer.from(await (await fetch(`${url}${address}`)).arrayBuffer());
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const CHECK = `query ($code: String!) { pledgeReceiptCheck(code: $code) {
  code state companyName pledgeCode areas { code } sha256 lines { requestedAmount amount gapArea { id } } } }`;
const checked = async (actor: Actor | null, code: string) =>
  (await csr.ask<any>(actor, CHECK, { code })).pledgeReceiptCheck;

test('a receipt says what was submitted to the rupiah, and each download gives the same bytes', async () => {
  const gap = await aGapIn('15.07.01', '300000000000');
  const pledge = await submitted([{ needLineId: gap.line, amount: 288_000_000_000 }], {
    instalments: [
      { dueOn: '2027-03-31', amount: 200_000_000_000 },
      { dueOn: '2027-06-30', amount: 88_000_000_000 },
    ],
  });
  const { receipt } = await receiptOf(giver, pledge.id);
  expect(receipt).toMatchObject({ companyName: 'PT Satu', heldUntil: '2026-12-05', pledge: { code: pledge.code } });
  expect(receipt.lines).toEqual([
    {
      kind: 'MONEY',
      unit: 'IDR',
      requestedAmount: 288_000_000_000,
      amount: 288_000_000_000,
      isWaitlisted: false,
      gapArea: { id: gap.id },
    },
  ]);
  const bytes = await bytesAt(receipt.downloadAddress);
  expect(hashOf(bytes)).toBe(receipt.sha256);
  expect(bytes.length).toBe(receipt.size);
  expect(addressInPdf(bytes)).toBe(`http://127.0.0.1:4000/v/${receipt.code}`);
  const said = linesOfPdf(bytes);
  expect(said).toContain('Rp288.000.000.000');
  expect(said).toContain('Termin 31 Maret 2027: Rp200.000.000.000');
  expect(said).toContain('Arus: dana baru');
  expect(said).toContain('Jumlah ini disisihkan sampai 5 Desember 2026 sambil diperiksa koordinator.');
  expect(said.join(' ')).toContain(pledge.code);
  expect(said.join(' ')).not.toMatch(/Rp\s|\d\s?[MB]\b/);

  // Asked again, by the other side too, and after the pledge went on: the same paper.
  await ok(coordinator, 'verifyAllocation', { allocationId: pledge.allocations[0]?.id });
  for (const actor of [giver, coordinator]) {
    const again = (await receiptOf(actor, pledge.id)).receipt;
    expect(again.code).toBe(receipt.code);
    expect((await bytesAt(again.downloadAddress)).equals(bytes)).toBe(true);
  }
  expect((await fetch(`${url}${receipt.downloadAddress}`)).status).toBe(404);
  await expect(csr.store.pool.query("update pledge_receipt set pdf = 'x'")).rejects.toThrow(/only ever added/);
});

test('it tells what was submitted, also when it is first asked for after the pledge was cut, accepted or cancelled', async () => {
  const gap = await aGapIn('15.07.01', '700');
  await submitted([{ needLineId: gap.line, amount: 300 }]);
  const input = { pledge: { allocations: [{ needLineId: gap.line, amount: 1_000 }] }, onShortfall: 'PARTIAL' };
  const { pledge } = await tell(giver, 'submitPledge', input, PLEDGE);
  await ok(coordinator, 'verifyAllocation', { allocationId: pledge.allocations[0].id });
  await tell(giver, 'cancelPledge', { pledgeId: pledge.id, reason: 'Anggaran dialihkan' });
  const { receipt } = await receiptOf(giver, pledge.id);
  expect(receipt.lines).toEqual([expect.objectContaining({ requestedAmount: 1_000, amount: 400 })]);
  expect(linesOfPdf(await bytesAt(receipt.downloadAddress))).toContain('Rp400, dari permintaan Rp1.000');
  expect((await checked(null, receipt.code)).state).toBe('CANCELLED');

  const { pledge: waiting } = await tell(giver, 'submitPledge', { ...input, onShortfall: 'WAITLIST' }, PLEDGE);
  const late = (await receiptOf(giver, waiting.id)).receipt;
  expect(late).toMatchObject({ heldUntil: null, lines: [{ requestedAmount: 1_000, amount: 0, isWaitlisted: true }] });
});

test('two who ask at once get one receipt', async () => {
  const gap = await aGapIn('15.07.01', '100');
  const { id } = await submitted([{ needLineId: gap.line, amount: 100 }]);
  const told = await Promise.all([giver, coordinator, giver, coordinator].map((actor) => receiptOf(actor, id)));
  expect(new Set(told.map(({ receipt }) => receipt.code)).size).toBe(1);
});

test('a draft has none; others than the company and who coordinates all its areas get none', async () => {
  const [here, there] = [await aGapIn('15.07.01', '100'), await aGapIn('15.71.01', '100')];
  const draft = { allocations: [{ needLineId: here.line, amount: 1 }] };
  const saved = await tell(giver, 'saveDraftPledge', { pledge: draft }, '... on DraftPledgeSaved { pledge { id } }');
  expect(await receiptOf(giver, saved.pledge.id)).toMatchObject({ code: 'PLEDGE_NOT_SUBMITTED' });
  const fault = async (actor: Actor, pledgeId: string) =>
    (await faultIn(actor, 'issuePledgeReceipt', { pledgeId })).code;
  expect(await fault(coordinator, saved.pledge.id)).toBe('NOT_FOUND');

  const { id } = await submitted([
    { needLineId: here.line, amount: 1 },
    { needLineId: there.line, amount: 2 },
  ]);
  expect(await Promise.all([coordinator, neighbour, officer, rival].map((actor) => fault(actor, id)))).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
    'NOT_FOUND',
  ]);
  const { receipt } = await receiptOf(anActor(Role.FORUM_COORDINATOR, '15', 'forum-prov'), id);
  const READ = 'query ($code: String!) { pledgeReceipt(code: $code) { code downloadAddress } }';
  for (const actor of [coordinator, rival, officer]) {
    const { errors } = await csr.answer(actor, READ, { code: receipt.code });
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  }
  expect((await csr.ask<any>(giver, READ, { code: receipt.code })).pledgeReceipt.code).toBe(receipt.code);
  const OF = 'query ($id: ID!) { pledge(id: $id) { receipt { code } } }';
  expect((await csr.ask<any>(giver, OF, { id })).pledge.receipt).toEqual({ code: receipt.code });
  expect((await csr.ask<any>(coordinator, OF, { id })).pledge.receipt).toBeNull();
});

test('anybody checks a code: whose pledge it is and where, only once that is public', async () => {
  const gap = await aGapIn('15.07.01', '1000');
  const pledge = await submitted([{ needLineId: gap.line, amount: 700 }]);
  const { receipt } = await receiptOf(giver, pledge.id);
  const secret = {
    state: 'SUBMITTED',
    companyName: null,
    pledgeCode: null,
    areas: null,
    sha256: receipt.sha256,
    lines: [{ requestedAmount: 700, amount: 700, gapArea: null }],
  };
  for (const actor of [null, rival, neighbour]) {
    expect(await checked(actor, ` ${receipt.code.toLowerCase()} `)).toEqual({ code: receipt.code, ...secret });
  }
  const known = { companyName: 'PT Satu', pledgeCode: pledge.code, areas: [{ code: '15.07.01' }] };
  for (const actor of [giver, coordinator]) expect(await checked(actor, receipt.code)).toMatchObject(known);
  await ok(coordinator, 'verifyAllocation', { allocationId: pledge.allocations[0]?.id });
  expect(await checked(null, receipt.code)).toMatchObject({ state: 'COMMITTED', ...known });
  await csr.store.pool.query("update company set is_visible = false where organisation = 'org-1'");
  expect(await checked(null, receipt.code)).toMatchObject({ companyName: null, pledgeCode: null, areas: null });
  await csr.store.pool.query("update company set is_visible = true where organisation = 'org-1'");

  const { errors } = await csr.answer(null, CHECK, { code: 'TTI-2026-000001-ABCDEF' });
  expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const moved = await fetch(`${url}/check/${receipt.code}`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([303, `/v/${receipt.code}`]);
});
