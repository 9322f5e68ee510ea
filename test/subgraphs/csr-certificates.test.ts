import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addCertificateRoutes } from '../../subgraphs/csr/certificates/certificate.routes.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openStore, type Store } from '../../subgraphs/kit/database.ts';
import { aReceivedDelivery, aVerifiedDelivery, breaches, faultIn, tell } from './compliance-world.ts';
import { anActor } from './csr-alone.ts';
import { coordinator, csr, giver, neighbour, officer, ok, openDeliveries, rival } from './delivery-world.ts';

let close: () => Promise<void>;
let server: Server;
let url = '';

function serve(store: Store): Promise<Server> {
  const router = Router();
  addCertificateRoutes(store, router);
  const listening = createServer(express().use(router));
  return new Promise((done) => listening.listen(0, '127.0.0.1', () => done(listening)));
}
const urlOf = (listening: Server) => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

beforeAll(async () => {
  close = await openDeliveries();
  server = await serve(csr.store);
  url = urlOf(server);
});
afterAll(async () => {
  server.close();
  await close();
});

const CERTIFICATE = 'id code standing companyName sha256 size lines { kind amount unit } areas { code } revokedOn';
const issued = (actor: Actor, input: object) =>
  tell(
    actor,
    'issueContributionCertificate',
    input,
    `... on ContributionCertificateIssued { certificate { ${CERTIFICATE} } }`,
  );
const CHECK = `query ($code: String!) { certificateCheck(code: $code) { code standing companyName lines { amount } sha256 revocationReason } }`;
const ADDRESS = 'query ($code: String!) { contributionCertificate(code: $code) { downloadAddress } }';
const bytesFor = async (actor: Actor, code: string, at = url) => {
  const { contributionCertificate } = await csr.ask<any>(actor, ADDRESS, { code });
  const answer = await fetch(`${at}${contributionCertificate.downloadAddress}`);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const page = async (path: string) => {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};

test('a verified delivery is certified once, and each download gives the same bytes, also from another process', async () => {
  const { deliveryId } = await aVerifiedDelivery(400);
  const { certificate } = await issued(coordinator, { deliveryId });
  expect(certificate).toMatchObject({
    standing: 'STANDS',
    companyName: 'PT Satu',
    lines: [{ kind: 'MONEY', amount: 400, unit: 'IDR' }],
  });
  expect(certificate.areas).toEqual([{ code: '15.07.01' }]);
  const [first, second] = [await bytesFor(giver, certificate.code), await bytesFor(coordinator, certificate.code)];
  const again = await openStore({ ...definition, databaseUrl: csr.databaseUrl });
  const other = await serve(again);
  const third = await bytesFor(giver, certificate.code, urlOf(other));
  other.close();
  await again.close();
  expect([first, second, third].map(({ bytes }) => hashOf(bytes))).toEqual(Array(3).fill(certificate.sha256));
  expect(first.bytes.length).toBe(certificate.size);
  expect(first.headers.get('content-disposition')).toContain(`${certificate.code}.pdf`);
  expect(await issued(coordinator, { deliveryId })).toMatchObject({ code: 'CERTIFICATE_STANDS' });
  await expect(csr.store.pool.query("update contribution_certificate set pdf = 'x'")).rejects.toThrow(
    /only ever added/,
  );
  expect(await breaches()).toEqual([]);
});

test('an address gives the file once, and only sides get one', async () => {
  const { deliveryId } = await aVerifiedDelivery(10);
  const { certificate } = await issued(coordinator, { deliveryId });
  const { contributionCertificate } = await csr.ask<any>(giver, ADDRESS, { code: certificate.code });
  const path = `${url}${contributionCertificate.downloadAddress}`;
  expect((await fetch(path)).status).toBe(200);
  expect((await fetch(path)).status).toBe(404);
  for (const actor of [rival, neighbour, officer]) {
    expect((await csr.answer(actor, ADDRESS, { code: certificate.code })).errors?.[0]?.extensions?.['code']).toBe(
      'NOT_FOUND',
    );
  }
  expect((await csr.answer(null, ADDRESS, { code: certificate.code })).errors?.[0]?.extensions?.['code']).toBe(
    'UNAUTHENTICATED',
  );
  const LIST =
    'query ($filter: ContributionCertificateFilter) { contributionCertificates(filter: $filter) { totalCount nodes { code } } }';
  const codes = async (actor: Actor, filter: object | null) =>
    (await csr.ask<any>(actor, LIST, { filter })).contributionCertificates.nodes.map(({ code }: any) => code);
  expect(await codes(giver, { year: 2026 })).toContain(certificate.code);
  expect(await codes(giver, { year: 2025 })).toEqual([]);
  expect(await codes(coordinator, { within: '15.07' })).toContain(certificate.code);
  expect(await codes(rival, null)).toEqual([]);
});

test('only what is verified is certified, by a coordinator of its areas who is not of the company', async () => {
  const { deliveryId, pledgeId } = await aReceivedDelivery(400);
  expect(await issued(coordinator, { deliveryId })).toMatchObject({ code: 'DELIVERIES_NOT_VERIFIED' });
  await ok(coordinator, 'verifyDelivery', { deliveryId });
  expect(await issued(coordinator, { pledgeId })).toMatchObject({ code: 'DELIVERIES_NOT_VERIFIED' });
  for (const actor of [neighbour, giver, officer]) {
    expect((await faultIn(actor, 'issueContributionCertificate', { deliveryId })).code).toBe('FORBIDDEN');
  }
  expect((await faultIn(coordinator, 'issueContributionCertificate', {})).problems).toEqual(['EXACTLY_ONE']);
  const both = { deliveryId, pledgeId };
  expect((await faultIn(coordinator, 'issueContributionCertificate', both)).problems).toEqual(['EXACTLY_ONE']);
  const own = anActor(Role.FORUM_COORDINATOR, '15.07', 'org-1');
  expect(await issued(own, { deliveryId })).toMatchObject({ code: 'OWN_ORGANISATION' });
});

test('a whole pledge is certified when all of it is verified', async () => {
  const { pledgeId } = await aVerifiedDelivery(1000);
  const { certificate } = await issued(coordinator, { pledgeId });
  expect(certificate.lines).toEqual([{ kind: 'MONEY', amount: 1000, unit: 'IDR' }]);
  const SEEN = 'query ($id: ID!) { pledge(id: $id) { certificates { code } } }';
  expect((await csr.ask<any>(giver, SEEN, { id: pledgeId })).pledge.certificates).toEqual([{ code: certificate.code }]);
  expect((await csr.ask<any>(null, SEEN, { id: pledgeId })).pledge.certificates).toEqual([]);
});

test('a delivery stands in one certificate: its own, or that of its pledge', async () => {
  const { pledgeId, deliveryId } = await aVerifiedDelivery(1000);
  const { certificate } = await issued(coordinator, { deliveryId });
  const stands = { __typename: 'ContributionCertificateStands', code: 'CERTIFICATE_STANDS' };
  expect(await issued(coordinator, { pledgeId })).toMatchObject(stands);
  await ok(coordinator, 'revokeContributionCertificate', {
    certificateId: certificate.id,
    reason: 'Untuk seluruh ikrar',
  });
  expect((await issued(coordinator, { pledgeId })).__typename).toBe('ContributionCertificateIssued');
  expect(await issued(coordinator, { deliveryId })).toMatchObject(stands);
});

test('anybody checks a code; a hidden company is on its own file, and on no public page', async () => {
  const { deliveryId } = await aVerifiedDelivery(400);
  const { certificate } = await issued(coordinator, { deliveryId });
  const { certificateCheck } = await csr.ask<any>(null, CHECK, { code: certificate.code.toLowerCase() });
  expect(certificateCheck).toMatchObject({ standing: 'STANDS', companyName: 'PT Satu', sha256: certificate.sha256 });
  const seen = await page(`/check/${certificate.code}`);
  expect([seen.status, seen.html.includes('PT Satu'), seen.html.includes('Rp400')]).toEqual([200, true, true]);
  expect(seen.html).toMatch(/<html lang="id">[\s\S]*lang="en"/);
  expect(seen.html).not.toMatch(/<script|\son\w+=/);
  expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
  await csr.store.pool.query(
    "update company set is_visible = false, name = 'PT <b>Satu</b>' where organisation = 'org-1'",
  );
  expect((await csr.ask<any>(null, CHECK, { code: certificate.code })).certificateCheck.companyName).toBeNull();
  const hidden = (await page(`/check/${certificate.code}`)).html;
  expect([hidden.includes('Satu'), hidden.includes('org-1')]).toEqual([false, false]);
  const own = await csr.ask<any>(
    giver,
    'query ($code: String!) { contributionCertificate(code: $code) { companyName } }',
    { code: certificate.code },
  );
  expect(own.contributionCertificate.companyName).toBe('PT Satu');
  await csr.store.pool.query("update company set is_visible = true where organisation = 'org-1'");
  const next = await aVerifiedDelivery(5);
  const odd = (await issued(coordinator, { deliveryId: next.deliveryId })).certificate;
  expect((await page(`/check/${odd.code}`)).html).toContain('PT &lt;b&gt;Satu&lt;/b&gt;');
  await csr.store.pool.query("update company set name = 'PT Satu' where organisation = 'org-1'");
});

test('the page compares a hash, and says when there is no such certificate', async () => {
  const { deliveryId } = await aVerifiedDelivery(400);
  const { certificate } = await issued(coordinator, { deliveryId });
  const { bytes } = await bytesFor(giver, certificate.code);
  expect((await page(`/check/${certificate.code}?sha256=${hashOf(bytes)}`)).html).toContain('Cocok:');
  expect((await page(`/check/${certificate.code}?sha256=${hashOf(Buffer.from('x'))}`)).html).toContain('Tidak cocok:');
  expect((await page(`/check/${certificate.code}?sha256=%3Cscript%3E`)).html).not.toContain('<script>');
  expect((await page(`/check?code=${certificate.code}`)).html).toContain(certificate.sha256);
  expect((await page('/check')).html).toContain('<form action="/check"');
  const [none, odd] = [await page('/check/SRT-2026-000001-ABCDEF'), await page('/check/%3Cscript%3E')];
  expect([none.status, none.html.includes('Tidak ada sertifikat')]).toEqual([404, true]);
  expect([odd.status, odd.html.includes('<script>')]).toEqual([404, false]);
  expect((await csr.answer(null, CHECK, { code: 'SRT-2026-000001-ABCDEF' })).errors?.[0]?.extensions?.['code']).toBe(
    'NOT_FOUND',
  );
});

test('a doubted delivery puts its certificate under review; a revoked one says so, with its reason, and another may follow', async () => {
  const { deliveryId } = await aVerifiedDelivery(1000);
  const { certificate } = await issued(coordinator, { deliveryId });
  const standing = async () => (await csr.ask<any>(null, CHECK, { code: certificate.code })).certificateCheck;
  await ok(officer, 'disputeDelivery', { deliveryId, reason: 'Ternyata rusak' });
  expect((await standing()).standing).toBe('UNDER_REVIEW');
  await ok(coordinator, 'resolveDispute', { deliveryId, outcome: 'DELIVERY_STANDS', reason: 'Sudah diganti' });
  expect((await standing()).standing).toBe('STANDS');
  const revocation = { certificateId: certificate.id, reason: 'Jumlah keliru & dicatat ulang' };
  for (const actor of [neighbour, giver])
    expect((await faultIn(actor, 'revokeContributionCertificate', revocation)).code).toBe('FORBIDDEN');
  const revoked = await tell(
    coordinator,
    'revokeContributionCertificate',
    revocation,
    `... on ContributionCertificateRevoked { certificate { ${CERTIFICATE} } }`,
  );
  expect(revoked.certificate).toMatchObject({ standing: 'REVOKED', revokedOn: '2026-11-21' });
  expect(await tell(coordinator, 'revokeContributionCertificate', revocation)).toMatchObject({
    code: 'CERTIFICATE_ALREADY_REVOKED',
  });
  expect(await standing()).toMatchObject({ standing: 'REVOKED', revocationReason: revocation.reason });
  const { html } = await page(`/check/${certificate.code}`);
  expect(html).toContain('sudah dicabut');
  expect(html).toContain('keliru &amp; dicatat');
  expect((await bytesFor(giver, certificate.code)).bytes.length).toBe(certificate.size);
  expect((await issued(coordinator, { deliveryId })).__typename).toBe('ContributionCertificateIssued');
  expect(await breaches()).toEqual([]);
});
