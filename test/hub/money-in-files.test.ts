import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';

import { renderCertificate } from '../../subgraphs/csr/certificates/certificate.rendering.ts';
import { BAD_MONEY } from '../support/money.ts';
import { linesOfPdf } from '../support/pdf.ts';
import { stories } from '../support/stories.ts';

const AMOUNTS = [1n, 999n, 1_500_000n, 288_000_000_000n, 9_007_199_254_740_991n];
const LISTS = ['gapAreas', 'sources', 'needCategories'];

test('what must not be written is found where it is', () => {
  for (const bad of ['Rp 5', 'Rp1,4 M', 'Rp1M', 'IDR 3.2B', 'IDR 3 T']) expect(bad.match(BAD_MONEY)).not.toBeNull();
  for (const good of ['Rp1,39 miliar', 'Rp5 Mei', 'IDR 3.2 billion', 'Rp288.000.000.000'])
    expect(good.match(BAD_MONEY)).toBeNull();
});

test('a certificate writes every amount in full, to the rupiah, with no space after Rp', async () => {
  const written = linesOfPdf(
    await renderCertificate({
      code: 'SRT-2026-000123-K7QFM2',
      address: 'https://simpul.example.id/v/SRT-2026-000123-K7QFM2',
      companyName: 'PT Contoh',
      issuer: 'Forum Contoh',
      flows: ['NEW_MONEY'],
      lines: AMOUNTS.map((amount) => ({ kind: 'MONEY', item: null, unit: 'IDR', amount }) as const),
      areas: ['Nipah Panjang (15.07.02)'],
      firstReceivedOn: '2026-11-20',
      lastReceivedOn: '2026-11-21',
      issuedOn: '2026-11-21',
      isDemo: true,
      seal: 'a'.repeat(32),
    }),
  );
  const grouped = (amount: bigint, mark: string) => String(amount).replaceAll(/\B(?=(\d{3})+$)/g, mark);
  for (const amount of AMOUNTS) {
    expect(written).toEqual(expect.arrayContaining([`Rp${grouped(amount, '.')}`, `IDR ${grouped(amount, ',')}`]));
  }
  expect(written.filter((line) => line.match(BAD_MONEY))).toEqual([]);
});

stories('money in workbooks', (hub) => {
  test.for(LISTS)('%s: amounts are numbers or written in full', async (list) => {
    const answer = await fetch(`${hub().url}/export/${list}.xlsx`);
    expect(answer.status).toBe(200);
    const sheets = await readSheets(Buffer.from(await answer.arrayBuffer()));
    const texts = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string');
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => text.match(BAD_MONEY))).toEqual([]);
  });
});
