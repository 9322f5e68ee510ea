import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import { TEST_DAY } from '../support/hub.ts';
import { settled } from '../support/portal/page-checks.ts';
import { aCommitment } from '../support/pledges.ts';
import { aCompany, aGap } from '../support/world.ts';
import { enterFirstHub, firstHub } from '../support/shared-hubs.ts';

/** A4 with margins of 12 mm at 96 dots per inch. */
const PAPER = { width: 703, height: 1032 };

describe.skipIf(!hasBrowser)('a meeting and its brief', () => {
  const browser = useBrowser();
  const url = () => firstHub().url;

  test('a coordinator freezes a brief that prints on A4, and its figures stay', async () => {
    const { page, complaints, close } = await browser.open({ url: url(), account: 'forum-jambi' });
    await page.goto(`${url()}/rakor/bahan`);
    await page.getByRole('button', { name: 'Bekukan' }).click();
    await page.waitForURL(/\/r\/BRF-/);
    const lastPart = page.locator('section[data-part="5"] table');
    await lastPart.waitFor();

    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    const paper = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      decisionsEnd: document.querySelector('[data-part="1"]')?.getBoundingClientRect().bottom ?? Infinity,
      header: getComputedStyle(document.querySelector('header')!).display,
      cut: [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > 703).length,
    }));
    expect(paper).toMatchObject({ wide: 0, header: 'none', cut: 0 });
    expect(paper.decisionsEnd).toBeLessThan(PAPER.height);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');

    // The same is read after a reload, though the data it was made from has changed.
    await page.emulateMedia({ media: 'screen' });
    const parts = () => page.locator('section[data-part]').allInnerTexts();
    const before = await parts();
    expect(before).toHaveLength(5);
    const hub = await enterFirstHub();
    await aGap(hub, [{ need: 987_000_000 }]);
    await hub.close();
    await page.reload();
    await settled(page);
    await lastPart.waitFor();
    await expect.poll(parts).toEqual(before);

    // A phone shows the decisions, and the other parts under their titles; on paper they are whole all the same.
    await page.setViewportSize({ width: 360, height: 900 });
    await page.reload();
    await page.locator('section[data-part="5"] details:not([open])').waitFor();
    expect(await page.locator('section[data-part] details:not([open])').count()).toBe(4);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4_000);
    await page.pdf({ format: 'A4' });
    expect(await page.locator('section[data-part] details[open]').count()).toBe(4);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a brief comes as a workbook: a company that is named like a formula is a name there, and it says what it is and of when', async () => {
    const hub = await enterFirstHub();
    const { areas } = await dataOf(
      hub.ask('{ areas(filter: { within: "15.08", level: [VILLAGE] }, first: 1) { nodes { code } } }'),
    );
    const place = { areaCode: areas.nodes[0].code, fiscalYear: 2027 };
    const gap = await aGap(hub, [{ need: 3_000_000 }], place);
    await aCommitment(hub, await aCompany(hub, { name: '=1+1' }), gap.lines[0]?.id ?? '', 3_000_000);
    const { page, close } = await browser.open({ url: url(), account: 'forum-jambi' });
    await page.goto(`${url()}/rakor/bahan`);
    await page.getByRole('button', { name: 'Bekukan' }).click();
    await page.locator('section[data-part="5"] table').waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh XLSX' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^BRF-15-.*\.xlsx$/);
    const sheets = await readSheets(await file.path());
    await hub.close();
    // A cell that is a formula would be read as what it comes to.
    const row = sheets.flatMap(({ data }) => data).find((cells) => cells[0] === '=1+1');
    expect(row).toEqual(expect.arrayContaining([3_000_000, 'Berkomitmen']));
    const about = sheets.at(-1)?.data.flat().map(String) ?? [];
    expect(about.join(' ')).toMatch(/BRF-15-.*WIB.*\/r\/BRF-15-/s);
    await close();
  });

  test('an officer records a meeting and a recommendation; everything missing is said at once', async () => {
    const { page, close } = await browser.open({ url: url(), account: 'officer-jambi' });
    await page.clock.setFixedTime(`${TEST_DAY}T03:00:00Z`);
    await page.goto(`${url()}/rakor/baru`);
    await settled(page);
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(5);
    expect(await page.title()).toMatch(/^Galat:/);

    await page.getByLabel('Nama rapat').fill('Rakor uji portal');
    await page.getByLabel('Hari pertama').fill('2026-01-05');
    await page.getByLabel('Lembaga peserta').fill('Dinas Sosial uji\nForum uji');
    await page.getByLabel('Judul notulen atau undangan').fill('Notulen uji');
    await page.getByLabel('Penerbit').fill('Dinas Sosial uji');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.waitForURL(/\/rakor\/RKR-15-2026-/);
    await page.getByText('Forum uji · peserta').waitFor();

    await page.getByRole('button', { name: 'Tambah rumusan' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Isi').fill('Menganggarkan verval (uji)');
    await form.getByLabel('Lembaga penanggung jawab').fill('Bappeda uji');
    await form.getByRole('button', { name: 'Simpan' }).dblclick();
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('[data-outcome]').count()).toBe(1);

    await page.getByRole('button', { name: 'Kabarkan perkembangan' }).click();
    await form.getByLabel(/Apa yang sudah/).fill('Sudah masuk rancangan (uji)');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Sudah masuk rancangan (uji)').waitFor();
    await close();
  });

  test('a company reads a meeting and writes nothing', async () => {
    const { page, close } = await browser.open({ url: url(), account: 'company-1' });
    await page.goto(`${url()}/rakor/RKR-15-2022-0001`);
    await settled(page);
    expect(await page.getByRole('button', { name: /Tambah/ }).count()).toBe(0);
    await close();
  });
});
