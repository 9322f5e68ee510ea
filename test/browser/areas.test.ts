import { describe, expect, inject, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/browser.ts';
import { settled } from '../support/page-checks.ts';

describe.skipIf(!hasBrowser)('an area in pictures', () => {
  const browser = useBrowser();
  const url = () => inject('hubs')[0]?.url ?? '';

  test('districts stand in the order of their need, in the table and for each poor person', async () => {
    const { page, complaints, close } = await browser.open({ url: url() });
    await page.goto(`${url()}/wilayah/15`);
    await settled(page);
    await page.locator('summary').first().click();
    const table = page.getByRole('table', { name: 'Kebutuhan dan yang menanggungnya' });
    const needs = async () =>
      (await table.locator('tbody tr td:nth-child(2)').allInnerTexts()).map((text) =>
        Number(text.replaceAll(/\D/g, '')),
      );
    const inAll = await needs();
    expect(inAll).toHaveLength(11);
    expect(inAll).toEqual(inAll.toSorted((a, b) => b - a));
    await page.getByRole('link', { name: 'Per jiwa miskin' }).click();
    await page.waitForURL(/per=jiwa/);
    await expect.poll(async () => Math.max(...(await needs()))).toBeLessThan(Math.max(...inAll) / 1_000);
    expect(complaints).toEqual([]);
    await close();
  });

  test('where no outlines were brought, it says how an operator brings them', async () => {
    const { page, close } = await browser.open({ url: url() });
    await page.goto(`${url()}/wilayah/15`);
    await page.getByText('Peta batas wilayah belum ada.').waitFor();
    await close();
  });

  test('each forgotten gap tells why; each overlap tells its verdict', async () => {
    const { page, close } = await browser.open({ url: url() });
    await page.goto(`${url()}/terlupakan`);
    await page.locator('tbody tr').first().waitFor();
    for (const row of await page.locator('tbody tr').all()) expect(await row.locator('li').count()).toBeGreaterThan(1);
    await page.goto(`${url()}/tumpang-tindih`);
    await page.locator('main ul > li').first().waitFor();
    expect(await page.locator('main ul > li h2').count()).toBeGreaterThan(0);
    await close();
  });
});
