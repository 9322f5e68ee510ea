import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { renderCertificate } from '../../../subgraphs/csr/certificates/certificate.rendering.ts';
import {
  composeCertificateCode,
  certificateStanding,
  certifiedLines,
  readCertificateCode,
  readHash,
  refuseSecondRevocation,
  refuseStandingCertificate,
  refuseUnverified,
} from '../../../subgraphs/csr/certificates/contribution-certificate.rules.ts';
import { addressInPdf, linesOfPdf } from '../../support/pdf.ts';
import { dayInWords, instantInWords, lineInWords, spanInWords } from '../../../subgraphs/csr/papers/wording.rules.ts';

test('a code is read as people type it, and nothing else is a code', () => {
  const code = composeCertificateCode('2026', '123', 'K7QFM2');
  expect(code).toBe('SRT-2026-000123-K7QFM2');
  expect(readCertificateCode(' srt-2026-000123-k7qfm2 ')).toBe(code);
  expect(readCertificateCode('SRT-2026-1234567-K7QFM2')).toBe('SRT-2026-1234567-K7QFM2');
  const none = [
    'SRT-2026-000123-K7QF',
    'SRT-2026-000123-K7QFM0',
    'SRT-2026-000123-K7QFM1',
    'SRT-2026-000123-K7QFMI',
    '',
    "';--",
  ];
  expect(none.map(readCertificateCode)).toEqual(none.map(() => null));
});

test('a hash is read with or without the file name that tools print after it', () => {
  const hash = 'ab'.repeat(32);
  expect([readHash(hash.toUpperCase()), readHash(`${hash}  sertifikat.pdf`)]).toEqual([hash, hash]);
  expect([readHash(hash.slice(1)), readHash(`${hash}0`), readHash(`g${hash.slice(1)}`)]).toEqual([null, null, null]);
});

test('a revoked certificate is revoked whatever became of its deliveries; a doubted one is under review', () => {
  expect([certificateStanding(false, true), certificateStanding(false, false)]).toEqual(['STANDS', 'UNDER_REVIEW']);
  expect([certificateStanding(true, true), certificateStanding(true, false)]).toEqual(['REVOKED', 'REVOKED']);
});

test('lines add up kind by kind and unit by unit, money first', () => {
  const goods = { kind: 'GOODS', item: 'kursi roda', unit: 'unit' } as const;
  const money = { kind: 'MONEY', item: null, unit: 'IDR' } as const;
  const lines = certifiedLines([
    { ...goods, amount: 2n },
    { ...money, amount: 5n },
    { ...goods, amount: 3n },
    { ...goods, item: 'beras', amount: 1n },
  ]);
  expect(lines).toEqual([
    { ...money, amount: 5n },
    { ...goods, item: 'beras', amount: 1n },
    { ...goods, amount: 5n },
  ]);
});

test('only what is over and verified is certified, once, and revoked once', () => {
  expect(refuseUnverified(['VERIFIED', 'CLOSED', 'CANCELLED', 'REJECTED'], 1)).toBeNull();
  expect(refuseUnverified(['VERIFIED'], 0)).toMatchObject({ code: 'DELIVERIES_NOT_VERIFIED' });
  for (const state of ['SUBMITTED', 'COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'DISPUTED'] as const) {
    expect(refuseUnverified(['VERIFIED', state], 1)).toMatchObject({ code: 'DELIVERIES_NOT_VERIFIED' });
  }
  expect(refuseStandingCertificate(null)).toBeNull();
  expect(refuseStandingCertificate('SRT-1')).toMatchObject({ certificateCode: 'SRT-1' });
  expect(refuseSecondRevocation(null)).toBeNull();
  expect(refuseSecondRevocation('2026-01-01')).toMatchObject({ revokedOn: '2026-01-01' });
});

test('amounts and days are written as each language writes them', () => {
  const money = { kind: 'MONEY', item: null, unit: 'IDR', amount: 2_500_000_000n } as const;
  expect(lineInWords(money)).toEqual({ ID: 'Rp2.500.000.000', EN: 'IDR 2,500,000,000' });
  expect(lineInWords({ kind: 'PERSON_TIME', item: null, unit: 'jam', amount: 1200n }).ID).toBe(
    '1.200 jam: waktu orang',
  );
  expect(instantInWords('2026-11-21T18:05:00Z', '2026-11-22').ID).toBe('22 November 2026 pukul 01.05 WIB');
  expect(dayInWords('2026-08-01')).toEqual({ ID: '1 Agustus 2026', EN: '1 August 2026' });
  expect(spanInWords('2026-08-01', '2026-08-01').ID).toBe('1 Agustus 2026');
  expect(spanInWords('2026-08-01', '2026-09-30').EN).toBe('1 August 2026 to 30 September 2026');
});

const WORDING = {
  code: 'SRT-2026-000123-K7QFM2',
  address: 'https://simpul.example.id/v/SRT-2026-000123-K7QFM2',
  companyName: 'PT Contoh',
  issuer: 'Forum Contoh',
  lines: [{ kind: 'MONEY', item: null, unit: 'IDR', amount: 1_000n }],
  flows: ['NEW_MONEY'],
  areas: ['Nipah Panjang (15.07.02)'],
  firstReceivedOn: '2026-11-20',
  lastReceivedOn: '2026-11-21',
  issuedOn: '2026-11-21',
  isDemo: true,
  seal: 'a'.repeat(32),
} as const;
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('the same wording gives the same bytes at any time; another seal or name gives others', async () => {
  const first = await renderCertificate(WORDING);
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  await new Promise((later) => setTimeout(later, 1_100));
  expect(hashOf(await renderCertificate(WORDING))).toBe(hashOf(first));
  expect(hashOf(await renderCertificate({ ...WORDING, seal: 'b'.repeat(32) }))).not.toBe(hashOf(first));
  expect(hashOf(await renderCertificate({ ...WORDING, companyName: 'PT Lain' }))).not.toBe(hashOf(first));
});

test('a certificate says in words what was given to the rupiah, and whether it is new money', async () => {
  const lines = [{ kind: 'MONEY', item: null, unit: 'IDR', amount: 288_000_000_000n }] as const;
  const said = linesOfPdf(await renderCertificate({ ...WORDING, lines, flows: ['PASS_THROUGH', 'NEW_MONEY'] }));
  expect(said).toContain('Rp288.000.000.000');
  expect(said).toContain('IDR 288,000,000,000');
  expect(said).toContain('Arus: dana baru, dana terusan dari pemberi lain');
  expect(said.join(' ')).not.toMatch(/Rp\s|\d\s?[MB]\b/);
});

test('its pattern leads a camera to where it is checked', async () => {
  expect(addressInPdf(await renderCertificate(WORDING))).toBe(WORDING.address);
});

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

test('a certificate is one page; what is more than a page goes on, and the footer is drawn over nothing', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) => ({ kind: 'GOODS', item: `barang ${at}`, unit: 'unit', amount: 5n }) as const,
  );
  expect(pagesOf(await renderCertificate({ ...WORDING, lines: lines.slice(0, 4) }))).toBe(1);
  expect(pagesOf(await renderCertificate({ ...WORDING, lines }))).toBeGreaterThan(1);
});
