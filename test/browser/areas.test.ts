import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { changeAnswers } from '../support/portal/answers.ts';
import { aDrawnArea } from '../support/drawn-area.ts';
import { settled } from '../support/portal/page-checks.ts';
import { enterFirstHub, firstHub } from '../support/shared-hubs.ts';

const NO_OUTLINES = '{"type":"FeatureCollection","features":[]}';

describe.skipIf(!hasBrowser)('an area in pictures', () => {
  const browser = useBrowser();
  const url = () => firstHub().url;

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

  test('where no outlines were brought, it says to an operator how they are', async () => {
    const { page, close } = await browser.open({ url: url(), account: 'admin' });
    // Other tests bring outlines into the same hub.
    await changeAnswers(page, (answer) =>
      answer.data?.['areaBoundaries']
        ? { ...answer, data: { areaBoundaries: { ...answer.data['areaBoundaries'], geoJson: NO_OUTLINES } } }
        : answer,
    );
    await page.goto(`${url()}/wilayah/15`);
    await page.getByText('Peta batas wilayah belum ada.').waitFor();
    await close();
  });

  test('what outlines were brought are drawn: the area itself and not the world around it', async () => {
    const hub = await enterFirstHub();
    await aDrawnArea(hub);
    await hub.close();
    const { page, complaints, close } = await browser.open({ url: url() });
    await page.goto(`${url()}/wilayah/15`);
    const outline = page.locator('path:has(title:text("Tanjung Jabung Timur"))');
    await outline.waitFor();
    const drawn = await outline.evaluate((path: SVGPathElement) => {
      const { x, y, width, height } = path.getBBox();
      return { shape: width / height, isFilled: path.isPointInFill(new DOMPoint(x + width / 2, y + height / 2)) };
    });
    // Half a degree wide and a quarter high, north up, and the middle of it filled.
    expect(drawn.shape).toBeCloseTo(2, 1);
    expect(drawn.isFilled).toBe(true);
    await page.getByText(/10 wilayah belum punya batas/).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('each forgotten gap tells why; each overlap tells its verdict', async () => {
    const { page, close } = await browser.open({ url: url() });
    await page.goto(`${url()}/terlupakan`);
    await page.locator('tbody tr').first().waitFor();
    // What is so of all of them is said once, above; what is a row's own, in it.
    const shared = await page.locator('main li:not(table li)').count();
    for (const row of await page.locator('tbody tr').all())
      expect(shared + (await row.locator('li').count())).toBeGreaterThan(1);
    await page.goto(`${url()}/tumpang-tindih`);
    await page.locator('main ul > li').first().waitFor();
    expect(await page.locator('main ul > li h2').count()).toBeGreaterThan(0);
    await close();
  });
});
