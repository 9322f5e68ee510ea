import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { axeViolations, badMoney, colourViolations, settled, tooWide } from '../support/portal/page-checks.ts';
import { focusFaults, leftByEscape, rememberOpeners } from '../support/portal/page-focus.ts';
import { foreignWords, recordSaid } from '../support/portal/page-language.ts';
import { firstHub } from '../support/shared-hubs.ts';

/** Puts a fault onto a page, as a screen with that fault would have it. */
const plant = (page: Page, html: string) =>
  page.evaluate((text) => document.querySelector('main')?.insertAdjacentHTML('beforeend', text), html);

/** A rule of style, given as a page's own policy allows it. */
const style = (page: Page, rule: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rule);

describe.skipIf(!hasBrowser)('the checks of the walk find what they look for', () => {
  const browser = useBrowser();

  async function open() {
    const url = firstHub().url;
    const opened = await browser.open({ url, width: 360 });
    await opened.page.addInitScript(recordSaid);
    await opened.page.addInitScript(rememberOpeners);
    await opened.page.goto(`${url}/aksesibilitas`);
    await settled(opened.page);
    return opened;
  }

  test('words of the other language, wherever they are read or heard', async () => {
    const { page, close } = await open();
    expect(await foreignWords(page, 'id')).toEqual([]);
    await plant(
      page,
      `<button aria-label="Close this">x</button><img alt="The map"><input placeholder="Search here" title="Clear it">
      <div aria-roledescription="the slider"></div><p role="status">Your pledge is not sent</p>
      <p lang="en">Data on this page is away and not shown</p>`,
    );
    await page.locator('main p[role=status]').evaluate((said) => said.remove());
    const found = await foreignWords(page, 'id');
    expect(found).toEqual(
      expect.arrayContaining([
        'Close this',
        'The map',
        'Search here',
        'Clear it',
        'the slider',
        'Your pledge is not sent',
      ]),
    );
    expect(await foreignWords(page, 'id')).not.toContain('Your pledge is not sent');
    await plant(page, '<p lang="en">Sebagian data ini contoh (bukan angka resmi) dan ditandai demikian.</p>');
    expect((await foreignWords(page, 'id')).join()).toContain('marked as "en", but said by the portal: Sebagian data');
    await close();
  });

  test('what is cut, too wide, badly written or badly built', async () => {
    const { page, close } = await open();
    expect([...(await tooWide(page)), ...(await badMoney(page)), ...(await axeViolations(page))]).toEqual([]);
    await plant(page, '<p id="cut">Teks yang terpotong di sini</p><p>Rp 5.000 dan Rp1,4 M</p><button></button>');
    await style(page, '#cut { width: 60px; white-space: nowrap; overflow: hidden } #wide { width: 700px }');
    expect((await tooWide(page)).join()).toContain('cut: <p> Teks yang terpotong');
    await plant(page, '<div id="wide">lebar</div>');
    expect((await tooWide(page)).join()).toContain('px too wide: <div> lebar');
    expect(await badMoney(page)).toEqual(['Rp 5.000', 'Rp1,4 M']);
    expect((await axeViolations(page, { hasColours: false })).join()).toContain('button-name');
    await close();
  });

  test('colours that cannot be read, once for each look and again until they are right', async () => {
    const { page, close } = await open();
    const judged = new Set<string>();
    expect(await colourViolations(page, judged)).toEqual([]);
    const known = judged.size;
    expect(known).toBeGreaterThan(5);
    await plant(page, '<p class="pale">pucat</p>');
    await style(page, '.pale { color: #ddd; background: #fff }');
    for (let round = 0; round < 2; round += 1)
      expect((await colourViolations(page, judged)).join()).toContain('color-contrast');
    expect(judged.size).toBe(known);
    await close();
  });

  test('a focus that does not show, lies under something, or does not come back from a dialog', async () => {
    const { page, close } = await open();
    expect(await focusFaults(page)).toEqual([]);
    await plant(page, '<a id="bare" href="/">polos</a><a id="under" href="/">tertutup</a>');
    await style(
      page,
      `#bare:focus { outline: none } #under { position: relative }
      #lid { position: fixed; inset: 0; pointer-events: auto; z-index: 9999 }`,
    );
    expect((await focusFaults(page)).join()).toContain('no ring: <a id="bare"');
    await plant(page, '<div id="lid"></div>');
    expect((await focusFaults(page)).join()).toContain('covered or out of sight: <a id="under"');
    await plant(page, '<div role="dialog" aria-label="Kotak">Kotak <button>Tutup</button></div>');
    expect(await leftByEscape(page, 1_000)).toEqual(['Escape does not close it']);
    await page.evaluate(() =>
      addEventListener('keydown', () => document.querySelector('main [role=dialog]')?.remove()),
    );
    await page.locator('#under').focus();
    await page.locator('main [role=dialog] button').focus();
    expect((await leftByEscape(page)).join()).toContain('Escape leaves the focus at <body');
    await close();
  }, 90_000);
});
