import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { fillMoney, sendPledge, sentCode } from '../support/portal/pledge-form.ts';
import { linesOfPdf } from '../support/pdf.ts';
import { key, run } from '../support/pledges.ts';
import { submit } from '../support/pledging.ts';
import { downloadBy, rowsOfSheet, sheetFigures, spokenFigures, tableFigures } from '../support/readings.ts';
import { aCompany, aGap, coordinatorOf, coverageOf } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

/** A coordinator accepts the only part of a pledge. */
async function accept(hub: Hub, code: string): Promise<void> {
  const coordinator = await coordinatorOf(hub);
  const { pledge } = await dataOf(
    coordinator('query ($code: String!) { pledge(code: $code) { allocations { id } } }', { code }),
  );
  const input = { allocationId: pledge.allocations[0].id, ...key() };
  await run(coordinator, 'verifyAllocation', input, '... on AllocationVerified { allocation { id } }');
}

describe.skipIf(!hasBrowser)('two who want the same', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  test('the second is told what is left to the rupiah, loses nothing, takes it, and every total agrees', async () => {
    const gap = await aGap(hub, [{ need: 500_000_007 }]);
    const first = await browser.open({ url: hub.url, account: 'company-1' });
    const second = await browser.open({ url: hub.url, account: 'company-2', width: 360 });
    await fillMoney(first.page, hub.url, gap.code, '400 juta');
    await fillMoney(second.page, hub.url, gap.code, '400 juta');
    await sendPledge(first.page);
    const code = await sentCode(first.page);
    await sendPledge(second.page);

    const lost = second.page.locator('[data-unsent=LESS]');
    await lost.waitFor();
    expect(await lost.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await second.page.title()).toMatch(/^Galat: /);
    expect(await lost.textContent()).toContain('Rp100.000.007');
    expect(await lost.getByRole('button', { name: 'Masuk daftar cadangan' }).count()).toBe(1);
    const typed = await second.page.locator('dl').first().textContent();
    expect(typed).toContain('Rp400.000.000');
    expect(typed).toContain('Catatan yang tidak boleh hilang');

    await lost.getByRole('button', { name: /^Ikrarkan/ }).click();
    await sentCode(second.page);
    expect(await second.page.locator('main').textContent()).toMatch(/Rp100\.000\.007.*Rp400\.000\.000/s);

    // One of them is accepted. Then the API, the bar, the table, both spreadsheets and the receipts say the same.
    await accept(hub, code);
    const [line] = (await coverageOf(hub, gap.id))?.lines ?? [];
    const { page } = await browser.open({ url: hub.url });
    const figures = {
      need: 500_000_007,
      budget: 0,
      delivered: 0,
      committed: 400_000_000,
      uncovered: 100_000_007,
      held: 100_000_007,
      open: 0,
    };
    expect(line).toMatchObject(figures);
    await page.goto(`${hub.url}/kesenjangan/${gap.code}`);
    await expect.poll(() => tableFigures(page)).toEqual(figures);
    const inside = await page.locator('div[data-part=uncovered] > [data-part=held]').boundingBox();
    const around = await page.locator('div[data-part=uncovered]').boundingBox();
    expect((inside?.width ?? 0) / (around?.width ?? 1)).toBeGreaterThan(0.9);
    expect(sheetFigures(await rowsOfSheet(await downloadBy(page, 'Unduh XLSX')), gap.code)).toEqual(figures);
    await page.goto(`${hub.url}/kesenjangan?cari=${gap.code}`);
    expect(spokenFigures((await page.locator(`[data-gap="${gap.code}"]`).textContent()) ?? '')).toEqual(figures);
    expect(sheetFigures(await rowsOfSheet(await downloadBy(page, 'XLSX', true)), gap.code)).toEqual(figures);
    const receipts = [
      await downloadBy(first.page, /^Unduh tanda terima/),
      await downloadBy(second.page, /^Unduh tanda terima/),
    ];
    expect(receipts.map((pdf) => linesOfPdf(pdf).filter((text) => text.startsWith('Rp')))).toEqual([
      ['Rp400.000.000'],
      ['Rp100.000.007, dari permintaan Rp400.000.000'],
    ]);
    for (const opened of [first, second]) expect(opened.complaints).toEqual([]);
  });

  test('what is covered meanwhile leaves three ways, and the draft can wait in the queue', async () => {
    const gap = await aGap(hub, [{ need: 90_000_000 }]);
    const { page } = await browser.open({ url: hub.url, account: 'company-1' });
    await fillMoney(page, hub.url, gap.code, '50 juta');
    const other = await aCompany(hub);
    await submit(other.ask, { needLineId: gap.lines[0]?.id ?? '', amount: 90_000_000 });
    await sendPledge(page);
    const lost = page.locator('[data-unsent=LESS]');
    await lost.waitFor();
    expect(await lost.textContent()).toMatch(/baru saja tertutup \(\d\d\.\d\d WIB\)/);
    expect(await lost.getByRole('button', { name: /^Ikrarkan/ }).count()).toBe(0);
    await lost.getByRole('link').first().waitFor();
    await lost.getByRole('button', { name: 'Masuk daftar cadangan' }).click();
    await sentCode(page);
    expect(await page.locator('main').textContent()).toContain('Daftar cadangan');
    expect((await coverageOf(hub, gap.id))?.lines[0]).toMatchObject({ held: 90_000_000 });
  });

  test('the draft is moved to a similar gap with all that was typed; a draft that is there already is not lost', async () => {
    const gap = await aGap(hub, [{ need: 90_000_000 }]);
    const { page } = await browser.open({ url: hub.url, account: 'company-1' });
    await fillMoney(page, hub.url, gap.code, '50 juta');
    const other = await aCompany(hub);
    await submit(other.ask, { needLineId: gap.lines[0]?.id ?? '', amount: 90_000_000 });
    await sendPledge(page);
    await page.locator('[data-unsent=LESS]').getByRole('link').first().click();
    await page.waitForURL(/dari=KSJ-/);
    await expect.poll(() => page.locator('#jumlah').inputValue()).toBe('50.000.000');
  });

  test('whoever looks at a gap sees its bar move without a reload', async () => {
    const gap = await aGap(hub, [{ need: 80_000_000 }]);
    const { page } = await browser.open({ url: hub.url });
    await page.goto(`${hub.url}/kesenjangan/${gap.code}`);
    await page.locator('[data-line=LIVE]').waitFor({ state: 'attached' });
    await page.evaluate(() => Object.assign(globalThis, { wasHere: true }));
    const company = await aCompany(hub);
    await submit(company.ask, { needLineId: gap.lines[0]?.id ?? '', amount: 20_000_000 });
    await expect.poll(() => page.locator('tr[data-part=held] td').textContent()).toBe('Rp20.000.000');
    expect(await page.locator('div[data-part=uncovered] > [data-part=held]').count()).toBe(1);
    expect(await page.evaluate(() => 'wasHere' in globalThis)).toBe(true);
    expect(await page.locator('[data-line]').textContent()).toMatch(/^Angka bergerak/);
  });
});
