import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from './browser.ts';
import { switchTo } from './page-language.ts';
import type { Screen } from '../screens/screen.ts';
import { lookFirst, lookInEnglish, press, type Note } from './walk-looks.ts';
import { useWalkedPages } from './walked-page.ts';
import { firstHub } from '../shared-hubs.ts';

/** Walks screens in both languages, light and dark, at three widths; several files share them, to run side by side. */
export function walk(who: string, screens: readonly Screen[]): void {
  describe.skipIf(!hasBrowser)(`every screen of ${who}`, () => {
    const pages = useWalkedPages(useBrowser(), () => firstHub().url);

    test.for(screens)(
      '$name at $path: nothing foreign, nothing cut, nothing lost, axe finds nothing',
      async (screen) => {
        const wrong: string[] = [];
        const note: Note = (where, found) => wrong.push(...found.map((one) => `${where}: ${one}`));
        // What a step has brought about is said in the language of that moment, so it is taken once more in the other.
        const isTakenTwice = screen.prepare !== undefined;
        await pages.visit(screen, 'id', async (walked) => {
          await lookFirst(walked, screen, note);
          if (!isTakenTwice && (await switchTo(walked, 'en'))) await lookInEnglish(walked, screen, note);
          await press(walked, note);
          note(
            'browser',
            walked.complaints().filter((one) => !screen.expected?.test(one)),
          );
        });
        if (isTakenTwice)
          await pages.visit(screen, 'en', async (walked) => {
            await lookInEnglish(walked, screen, note);
            note(
              'browser',
              walked.complaints().filter((one) => !screen.expected?.test(one)),
            );
          });
        expect(wrong).toEqual([]);
      },
    );
  });
}
