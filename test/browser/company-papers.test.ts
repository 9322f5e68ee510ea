import { createHash } from 'node:crypto';

import { expect, describe, test, beforeAll, afterAll } from 'vitest';
import writeExcelFile from 'write-excel-file/node';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import { demoCompany, visit } from '../support/company-stories.ts';
import type { Hub } from '../support/hub.ts';
import { addressInPdf, linesOfPdf } from '../support/pdf.ts';
import { downloadBy, rowsOfSheet, sheetFigures } from '../support/readings.ts';
import { submit } from '../support/pledging.ts';
import { aGap } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const HEADINGS = ['NIB', 'Kode wilayah', 'Kode PPKS', 'Jenis', 'Barang', 'Satuan', 'Jumlah', 'Tanggal', 'Uraian'];
const NUMBER = '0000000000001';
/** The rows of the file that are wrong, as a spreadsheet counts them, and the cell that is. */
const WRONG: Record<number, [number, string]> = { 14: [6, 'banyak'], 41: [0, '9999999999999'], 78: [7, '2026-13-40'] };

const PARTS = 'query ($code: String!) { pledge(code: $code) { state allocations { amount } } }';

/** A hundred gifts, three of which cannot be taken. */
async function hundredRows(mark: string): Promise<Buffer> {
  const rows = Array.from({ length: 100 }, (_, at) => {
    const cells = [
      NUMBER,
      '15.07',
      'PPKS-24',
      'barang',
      'beras',
      'paket',
      `${at + 1}`,
      '2026-10-02',
      `Sembako ${mark}`,
    ];
    const wrong = WRONG[at + 2];
    if (wrong) cells[wrong[0]] = wrong[1];
    return cells;
  });
  return writeExcelFile([HEADINGS, ...rows].map((cells) => cells.map((value) => ({ value, type: String })))).toBuffer();
}

describe.skipIf(!hasBrowser)('what a company reports and can show', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub?.close());

  test('a file of 100 activities with 3 wrong rows: each is named by row and column, 97 are kept after confirmation', async () => {
    const { ask } = await demoCompany(hub);
    const count = async () =>
      Number((await dataOf(ask('{ myActivities(first: 1) { totalCount } }'))).myActivities.totalCount);
    const before = await count();
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/lapor/impor`);
    await page
      .locator('#berkas-impor')
      .setInputFiles([{ name: 'kegiatan.xlsx', mimeType: 'application/zip', buffer: await hundredRows('uji') }]);
    await page.getByText('100 baris terbaca: 97 dapat dicatat.').waitFor({ timeout: 30_000 });
    const said = await page.locator('main li').allTextContents();
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^Baris 14, kolom Jumlah: /);
    expect(said[1]).toMatch(/^Baris 41, kolom NIB: /);
    expect(said[2]).toMatch(/^Baris 78, kolom Tanggal: /);
    expect(await count()).toBe(before);
    await page.getByRole('button', { name: 'Catat 97 kegiatan' }).click();
    await page.getByText('97 kegiatan tercatat').waitFor({ timeout: 30_000 });
    expect(await count()).toBe(before + 97);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a certificate: known to everybody by its code, the file is the same each time, another code is unknown and no fault', async () => {
    const { ask } = await demoCompany(hub);
    const { contributionCertificates } = await dataOf(
      ask('{ contributionCertificates(first: 1) { nodes { code sha256 } } }'),
    );
    const [certificate] = contributionCertificates.nodes;
    const owner = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(owner.page, `${hub.url}/sertifikat`);
    const [first, second] = [await downloadBy(owner.page, /^Unduh PDF/), await downloadBy(owner.page, /^Unduh PDF/)];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.equals(second)).toBe(true);
    expect(createHash('sha256').update(first).digest('hex')).toBe(certificate.sha256);
    await owner.close();

    const anybody = await browser.open({ url: hub.url });
    await visit(anybody.page, `${hub.url}/v/${certificate.code}`);
    await anybody.page.getByText('Sertifikat ini asli dan berlaku.').waitFor();
    await anybody.page.getByText(certificate.sha256).waitFor();
    expect(await anybody.page.getByRole('button', { name: /Unduh/ }).count()).toBe(0);
    await anybody.page.getByLabel('Kode sertifikat').fill('SRT-2026-000001-AAAAAA');
    await anybody.page.getByRole('button', { name: 'Periksa kode ini' }).click();
    await anybody.page.getByText('Kode ini tidak dikenal.').waitFor();
    expect(anybody.complaints).toEqual([]);
    await anybody.close();
  });

  test('a receipt: from the confirmation, to the rupiah, the same bytes each time and for the coordinator; its code tells the public no more than the pledge does', async () => {
    const gap = await aGap(hub, [{ need: 288_000_000_000 }]);
    const { ask } = await demoCompany(hub);
    const { outcome } = await submit(ask, { needLineId: gap.lines[0]?.id ?? '', amount: 288_000_000_000 });
    const pledge = outcome?.pledge?.code ?? '';
    const owner = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(owner.page, `${hub.url}/ikrar/${pledge}/terkirim`);
    await owner.page.getByRole('heading', { name: 'Kontak' }).waitFor();
    expect(await owner.page.locator('main ol').textContent()).toMatch(/paling lambat \d{1,2} Desember 2026/);
    const first = await downloadBy(owner.page, /^Unduh tanda terima/);
    await visit(owner.page, `${hub.url}/ikrar/${pledge}`);
    expect((await downloadBy(owner.page, /^Unduh tanda terima/)).equals(first)).toBe(true);
    const said = linesOfPdf(first);
    expect(said).toContain('Rp288.000.000.000');
    expect(said.join(' ')).toContain(pledge);
    const code = said.find((line) => line.startsWith('TTI-')) ?? '';
    await owner.page.getByRole('link', { name: code }).waitFor();
    await owner.close();

    const anybody = await browser.open({ url: hub.url });
    await visit(anybody.page, `${hub.url}/v/${code}`);
    expect(new URL(addressInPdf(first)).pathname).toBe(`/v/${code}`);
    await anybody.page.getByText('Tanda terima ini asli').waitFor();
    const known = await anybody.page.locator('main').textContent();
    expect(known).toContain(createHash('sha256').update(first).digest('hex'));
    expect(known).toContain('Rp288.000.000.000');
    expect(known).not.toMatch(new RegExp(`PT Contoh|${pledge}|${gap.code}`));
    expect(await anybody.page.getByRole('button', { name: /Unduh/ }).count()).toBe(0);
    expect(anybody.complaints).toEqual([]);
    await anybody.close();

    const forum = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await visit(forum.page, `${hub.url}/v/${code}`);
    expect((await downloadBy(forum.page, /^Unduh PDF/)).equals(first)).toBe(true);
    await visit(forum.page, `${hub.url}/kesenjangan?cari=${gap.code}`);
    const book = await rowsOfSheet(await downloadBy(forum.page, 'XLSX', true));
    expect(sheetFigures(book, gap.code)).toMatchObject({ need: 288_000_000_000, held: 288_000_000_000, open: 0 });
    await forum.close();
  });

  test('a plan becomes drafts of pledges in one step, each as the plan says', async () => {
    const { ask } = await demoCompany(hub);
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/rencana`);
    await page.getByLabel('Anggaran CSR').fill('3 miliar');
    await page.getByText('Aturan lain').click();
    await page.getByLabel('Batas satu kabupaten/kota (%)').fill('40');
    await page.getByRole('button', { name: 'Buat rencana' }).click();
    await page.waitForURL(/anggaran=3000000000&batas=40/);
    await page.getByRole('heading', { name: 'Yang membatasi rencana ini' }).waitFor();
    const planned = await page.locator('table[aria-label=Rencana] tbody td:nth-child(2)').allTextContents();
    expect(planned.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: `Jadikan draf ikrar (${planned.length} kesenjangan)` }).click();
    const told = await page.getByText('Draf ikrar dibuat').textContent();
    const amounts: number[] = [];
    for (const code of told?.match(/IKR-\d{4}-\d+/g) ?? []) {
      const { pledge } = await dataOf(ask(PARTS, { code }));
      expect(pledge.state).toBe('DRAFT');
      amounts.push(...pledge.allocations.map(({ amount }: { amount: number }) => amount));
    }
    const numbers = planned.map((text) => Number(text.replaceAll(/\D/g, '')));
    expect(amounts.toSorted((one, other) => one - other)).toEqual(numbers.toSorted((one, other) => one - other));
    await close();
  });

  test('suggestions: the signed reasons of each add up to its score', async () => {
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/rencana`);
    const tables = page.locator('table:has(caption)');
    await tables.first().waitFor();
    expect(await tables.count()).toBeLessThanOrEqual(3);
    for (const table of await tables.all()) {
      const figures = (await table.locator('td:last-child').allTextContents()).map((text) =>
        Number(text.replace('−', '-')),
      );
      const score = figures.pop();
      expect(figures.reduce((sum, points) => sum + points, 0)).toBe(score);
    }
    await close();
  });

  test('the compliance pack says what the hub says, without the frame on paper; the register is open to everybody', async () => {
    const { ask } = await demoCompany(hub);
    const { myCompany } = await dataOf(ask('{ myCompany { id } }'));
    const { complianceReport } = await dataOf(
      ask('query ($id: ID!) { complianceReport(companyId: $id, year: 2026) { newMoney { money } plan { budget } } }', {
        id: myCompany.id,
      }),
    );
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1', width: 794 });
    await visit(page, `${hub.url}/kepatuhan?tahun=2026`);
    const written = (amount: number) => `Rp${new Intl.NumberFormat('id-ID').format(amount)}`;
    const figures = await page.locator('main dl dd').allTextContents();
    expect(figures.slice(0, 2)).toEqual([
      written(complianceReport.plan.budget),
      written(complianceReport.newMoney.money),
    ]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
    await page.emulateMedia({ media: 'screen' });
    const book = await downloadBy(page, /^Unduh XLSX/);
    expect(book.subarray(0, 2).toString()).toBe('PK');
    await close();

    const anybody = await browser.open({ url: hub.url });
    await visit(anybody.page, `${hub.url}/register?tahun=2026`);
    await anybody.page.getByText('PT Contoh Batanghari Energi').waitFor();
    expect(anybody.complaints).toEqual([]);
    await anybody.close();
  });
});
