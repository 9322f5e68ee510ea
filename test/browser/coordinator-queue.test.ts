import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import type { Hub } from '../support/hub.ts';
import { settled, tooWide } from '../support/portal/page-checks.ts';
import { aWaitingPledge, stepsOf } from './coordinator-world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

describe.skipIf(!hasBrowser)('the verification queue', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  async function look(path: string, width = 1280) {
    const opened = await browser.open({ url: hub.url, account: 'forum-jambi', width });
    await opened.page.goto(`${hub.url}${path}`);
    await settled(opened.page);
    return opened;
  }

  test('J and K walk, V opens the decision, R rejects, all by the keyboard; typing is left alone', async () => {
    const pledge = await aWaitingPledge(hub);
    const { page, close } = await look('/antrean');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const codes = await page.locator('[data-queue-part]').allTextContents();
    expect(codes).toContain(pledge.code);
    await page.keyboard.press('j');
    expect(await focused()).toBe(codes[0]);
    await page.keyboard.press('j');
    expect(await focused()).toBe(codes[1]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(codes[0]);
    for (let at = 0; (await focused()) !== pledge.code && at < codes.length; at += 1) await page.keyboard.press('j');
    await page.keyboard.press('v');
    await page.waitForURL(new RegExp(`/antrean/${pledge.code}`));
    await page.waitForFunction(() => document.activeElement?.id === 'tombol-verifikasi');
    await page.keyboard.press('r');
    await page.waitForFunction(() => document.activeElement?.id === 'alasan');
    await page.keyboard.press('Tab');
    await page.keyboard.type('verifikasi r v b');
    expect(await page.getByLabel('Catatan untuk perusahaan').inputValue()).toBe('verifikasi r v b');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`${pledge.code} ditolak.`).waitFor();
    expect((await stepsOf(pledge)).at(-1)?.toState).toBe('REJECTED');
    await close();
  });

  test('the keys can be turned off, and stay off', async () => {
    await aWaitingPledge(hub);
    const { page, close } = await look('/antrean');
    await page.getByRole('checkbox', { name: 'Pintasan aktif' }).uncheck();
    await page.reload();
    await settled(page);
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-queue-part'))).toBe(false);
    await close();
  });

  test('at 360 px every pledge is a card with all of it, and nothing is cut', async () => {
    const pledge = await aWaitingPledge(hub, 123_456_789);
    const { page, close } = await look('/antrean', 360);
    expect(await page.getByRole('table').count()).toBe(0);
    const card = page.getByRole('listitem').filter({ hasText: pledge.code });
    await card.waitFor();
    const text = await card.innerText();
    for (const part of ['Rp123.456.789', 'hari ini', 'Diajukan', 'PT Uji']) expect(text).toContain(part);
    expect(await tooWide(page)).toEqual([]);
    await close();
  });

  test('the desk counts what the lists hold', async () => {
    const { page, close } = await look('/kerja');
    const tally = page.getByRole('listitem').filter({ hasText: 'Ikrar menunggu' });
    const waiting = Number((await tally.locator('.figure').innerText()).replaceAll('.', ''));
    await tally.getByRole('link').click();
    await page.waitForURL(/\/antrean/);
    await page.getByText(/ikrar menunggu/).waitFor();
    const told = await page.getByText(/ikrar menunggu/).innerText();
    expect(Number(/^[\d.]+/.exec(told)?.[0].replaceAll('.', ''))).toBe(waiting);
    await close();
  });
});
