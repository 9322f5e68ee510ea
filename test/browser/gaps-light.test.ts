import { describe, expect, test } from 'vitest';

import { away, changeAnswers, withoutCoverage } from '../support/portal/answers.ts';
import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { settled } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

describe.skipIf(!hasBrowser)('the list on a slow line, in part and without a line', () => {
  const browser = useBrowser();
  const url = firstHub().url;

  test('with the accounts away the list stays, and their figures are dashes', async () => {
    const { page, close } = await browser.open({ url });
    await changeAnswers(page, withoutCoverage);
    await page.goto(`${url}/kesenjangan`);
    await settled(page);
    await page.getByText(/^Angka cakupan sedang tidak tersedia/).waitFor();
    const cards = await page.locator('[data-gap]').allTextContents();
    expect(cards.length).toBe(20);
    for (const card of cards) expect(card).toMatch(/Belum tertutup —$/);
    await close();
  });

  test('tiles and list fail apart', async () => {
    const { page, close } = await browser.open({ url });
    await changeAnswers(page, (answer) =>
      answer.data && 'gapMap' in answer.data ? away(answer, { ...answer.data, gapMap: null }, ['gapMap']) : answer,
    );
    await page.goto(`${url}/kesenjangan`);
    await settled(page);
    await page.getByText(/^Petak wilayah sedang tidak tersedia/).waitFor();
    expect(await page.locator('[data-gap]').count()).toBe(20);
    await close();
  });

  test('the list seen last can be read without a line, with its date', async () => {
    const { page, context, close } = await browser.open({ url, hasWorker: true });
    await page.goto(`${url}/kesenjangan?wilayah=15`);
    await settled(page);
    const seen = await page.locator('[data-gap]').evaluateAll((cards) => cards.map((card) => card.textContent));
    expect(seen.length).toBe(20);
    // One visit is enough: the worker has taken the page and its files in.
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      for (let round = 0; round < 100 && !(await (await caches.open('page')).match('/')); round += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
    });
    // Answers are put onto the device a second after they came.
    await page.waitForTimeout(2_000);
    await context.setOffline(true);
    await page.reload();
    await page.locator('[data-gap]').first().waitFor();
    await settled(page);
    const read = await page.locator('[data-gap]').evaluateAll((cards) => cards.map((card) => card.textContent));
    expect(read).toEqual(seen);
    await page.getByText(/Data per \d+ \w+ \d{4}, \d\d\.\d\d WIB, luring/).waitFor();
    await page.getByRole('link', { name: /Kota Jambi: .*belum tertutup/ }).waitFor();
    await close();
  });
});
