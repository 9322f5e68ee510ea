import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { settled } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

describe.skipIf(!hasBrowser)('without a line', () => {
  const browser = useBrowser();

  test('a gap that was read is there without a line, with its date', async () => {
    const url = firstHub().url;
    const { page, context, close } = await browser.open({ url, hasWorker: true });
    await page.goto(`${url}/kesenjangan/KSJ-150701-2027-0001`);
    await settled(page);
    const figures = () => page.locator('main tr[data-part] td').allTextContents();
    const [title, seen] = [await page.locator('h1').textContent(), await figures()];
    expect(seen.length).toBeGreaterThan(6);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      // The worker has the page, and the device the answer, a moment after they came.
      const isKept = () =>
        new Promise<boolean>((done) => {
          const opening = indexedDB.open('keyval-store');
          opening.addEventListener('success', () => {
            const store = opening.result.transaction('keyval').objectStore('keyval').get('simpul-kept-answers');
            store.addEventListener('success', () => {
              opening.result.close();
              done(JSON.stringify(store.result ?? '').includes('KSJ-150701-2027-0001'));
            });
          });
        });
      for (let round = 0; round < 200; round += 1) {
        if ((await isKept()) && (await (await caches.open('page')).match('/'))) return;
        await new Promise((later) => setTimeout(later, 100));
      }
    });
    await context.setOffline(true);
    await page.reload();
    await page.getByText(/^Data per \d+ \w+ \d{4}, \d\d\.\d\d WIB, luring$/).waitFor();
    expect([await page.locator('h1').textContent(), await figures()]).toEqual([title, seen]);
    await close();
  });
});
