import * as fs from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';

import { hasBrowser, useBrowser } from './browser.ts';
import { axeViolations, badMoney, foreignWords, scriptKilobytes, settled, tooWide } from './page-checks.ts';
import type { Screen } from './screens.ts';

/** The last one is that of a phone, at which axe looks once more. */
const WIDTHS = [1280, 320, 360] as const;
/** What a screen may ask for in scripts when it is the first that is opened, in kB of gzip; charts bring a library. */
const mostKilobytes = (path: string) => (path.startsWith('/wilayah') ? 310 : 280);
/** Where pictures of every screen are put, when they are asked for (`npm run pictures`). */
const pictures = process.env['SIMPUL_PICTURES'];

/** Walks screens in both languages, light and dark, at three widths; several files share them, to run side by side. */
export function walk(who: string, screens: readonly Screen[]): void {
  describe.skipIf(!hasBrowser)(`every screen of ${who}`, () => {
    const browser = useBrowser();

    async function visit(screen: Screen, language: 'id' | 'en') {
      const url = inject('hubs')[0]?.url ?? '';
      const { account } = screen;
      const scheme = language === 'id' ? 'light' : 'dark';
      // What a step leaves on the device must not meet the next screen.
      const isShared = screen.prepare === undefined;
      const opened = await browser.open({ url, language, scheme, isShared, ...(account && { account }) });
      await opened.page.goto(`${url}${screen.path}`);
      await settled(opened.page);
      await screen.prepare?.(opened.page);
      return opened;
    }

    async function picture(page: Page, name: string) {
      if (!pictures) return;
      fs.mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    }

    test.for(screens)('$name at $path: nothing foreign, nothing cut, axe finds nothing', async (screen) => {
      const wrong: string[] = [];
      for (const language of ['id', 'en'] as const) {
        const { page, complaints, close } = await visit(screen, language);
        const note = (found: string[]) => wrong.push(...found.map((one) => `${language} ${one}`));
        const kilobytes = await scriptKilobytes(page);
        if (kilobytes > mostKilobytes(screen.path)) note([`${kilobytes.toFixed(0)} kB of scripts`]);
        note(await axeViolations(page));
        note(await foreignWords(page, language));
        note(await badMoney(page));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          // A table that becomes cards does so with the next frame.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          note((await tooWide(page)).map((one) => `at ${width} px: ${one}`));
          if (width !== 320) await picture(page, `${screen.name}-${width}-${language}`);
        }
        note(await axeViolations(page));
        note(complaints);
        await close();
      }
      expect(wrong).toEqual([]);
    });
  });
}
