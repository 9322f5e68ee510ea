import { describe, expect, test } from 'vitest';

import { answerInstead, away } from '../support/portal/answers.ts';
import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { enterFirstHub, firstHub } from '../support/shared-hubs.ts';
import { settled } from '../support/portal/page-checks.ts';
import { aWaitingPledge } from './coordinator-world.ts';

describe.skipIf(!hasBrowser)('a page under a restless hand and a failing hub', () => {
  const browser = useBrowser();

  async function look(account: string, path: string) {
    const opened = await browser.open({ url: firstHub().url, account });
    await opened.page.clock.install();
    await opened.page.goto(`${firstHub().url}${path}`);
    await settled(opened.page);
    return opened;
  }

  test('where a summary of errors moves the form, the second click of a double click meets nothing', async () => {
    const { page, close } = await look('company-1', '/lapor');
    await page.evaluate(() => {
      document.body.dataset['met'] = '';
      // Told on the way back up, which a click that is dropped does not reach.
      document.body.addEventListener('click', ({ target }) => {
        if (target instanceof Element) document.body.dataset['met'] += `${target.tagName} `;
      });
    });
    const send = page.locator('form button[type=submit]');
    await send.scrollIntoViewIfNeeded();
    const place = await send.boundingBox();
    const [x, y] = [(place?.x ?? 0) + 20, (place?.y ?? 0) + 20];
    await page.mouse.click(x, y);
    await page.getByRole('alert').waitFor();
    // What has come to lie under the pointer, as where a summary that goes away pulls the next button up.
    await page.evaluate(
      ([left, top]) => {
        const stray = document.createElement('button');
        Object.assign(stray.style, {
          position: 'fixed',
          left: `${left}px`,
          top: `${top}px`,
          width: '40px',
          height: '40px',
        });
        document.body.append(stray);
      },
      [x - 20, y - 20] as const,
    );
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.mouse.click(5, 5);
    expect(await page.evaluate(() => document.body.dataset['met'])).toMatch(/^BUTTON (?!BUTTON)\w+ $/);
    await close();
  });

  test('a number that cannot be asked anew stays, and is said to be of then', async () => {
    const { page, close } = await look('forum-jambi', '/kerja');
    const numbers = () => page.locator('main li .figure').allTextContents();
    const known = await numbers();
    expect(known.some((number) => /\d/.test(number))).toBe(true);
    await answerInstead(page, '', away({}, null, []), 503);
    await page.clock.fastForward(31_000);
    await page.getByRole('alert').filter({ hasText: 'Yang tampak adalah keadaan' }).first().waitFor();
    expect(await numbers()).toEqual(known);
    await close();
  });

  test('a hub that fails while a note is written takes neither the note nor what is judged', async () => {
    const hub = await enterFirstHub();
    const { code } = await aWaitingPledge(hub);
    await hub.close();
    const { page, close } = await look('forum-jambi', `/antrean/${code}?lakukan=tolak`);
    await page.locator('#alasan').waitFor();
    const note = page.getByLabel('Catatan untuk perusahaan');
    await note.fill('Surat pernyataan belum ada.');
    await answerInstead(page, '', away({}, null, []), 503);
    await page.clock.fastForward(31_000);
    await page.getByRole('alert').filter({ hasText: 'Yang tampak adalah keadaan' }).first().waitFor();
    expect(await note.inputValue()).toBe('Surat pernyataan belum ada.');
    await close();
  });
});
