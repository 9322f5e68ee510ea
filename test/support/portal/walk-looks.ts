import * as fs from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { Language } from './catalogues.ts';
import { axeViolations, badMoney, colourViolations, scriptKilobytes, tooWide } from './page-checks.ts';
import { focusFaults, leftByEscape } from './page-focus.ts';
import { foreignWords } from './page-language.ts';
import type { Screen } from '../screens/screen.ts';
import type { WalkedPage } from './walked-page.ts';

const [DESK, NARROW, PHONE] = [1280, 320, 360] as const;
const SIZES: readonly (100 | 200)[] = [100, 200];
/** What a screen may ask for in scripts when it is the first that is opened, in kB of gzip; charts bring a library. */
const mostKilobytes = (path: string) => (path.startsWith('/wilayah') ? 310 : 280);
/** Where pictures of every screen are put, when they are asked for (`npm run pictures`). */
const pictures = process.env['SIMPUL_PICTURES'];

async function picture(page: Page, name: string) {
  if (!pictures) return;
  fs.mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** What is cut off or too wide at a width, also with the text twice as large. */
async function misfits(page: Page, width: number, sizes: readonly (100 | 200)[]): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const found: string[] = [];
  for (const size of sizes) {
    for (const one of await tooWide(page, size)) found.push(`at ${width} px, text ${size}%: ${one}`);
  }
  return found;
}

/** Looks whose colours were right, on whatever screen of this walk they were seen first. */
const judged = { light: new Set<string>(), dark: new Set<string>() };

export type Note = (where: string, found: string[]) => void;

async function read(page: Page, language: Language, note: Note) {
  note(language, await foreignWords(page, language));
  note(language, await badMoney(page));
}

/** A screen as it is opened first, in Indonesian: at a desk, with large text, in the dark, on a phone. */
export async function lookFirst({ page }: WalkedPage, screen: Screen, note: Note) {
  const kilobytes = await scriptKilobytes(page);
  if (kilobytes > mostKilobytes(screen.path)) note('id', [`${kilobytes.toFixed(0)} kB of scripts`]);
  await read(page, screen.path.endsWith('lang=en') ? 'en' : 'id', note);
  note('id', await axeViolations(page, { hasColours: false }));
  note('id light', await colourViolations(page, judged.light));
  await picture(page, `${screen.name}-${DESK}-id`);
  note('id', await misfits(page, DESK, SIZES));
  await page.emulateMedia({ colorScheme: 'dark' });
  note('id dark', await colourViolations(page, judged.dark));
  note('id', await misfits(page, NARROW, [100]));
  note('id', await misfits(page, PHONE, SIZES));
  await picture(page, `${screen.name}-${PHONE}-id`);
  note('id phone', await axeViolations(page, { hasColours: false, hasSizes: false }));
  note('id dark phone', await colourViolations(page, judged.dark));
  await page.emulateMedia({ colorScheme: 'light' });
  note('id light phone', await colourViolations(page, judged.light));
}

/** The same in English, from the phone back to the desk. */
export async function lookInEnglish({ page }: WalkedPage, screen: Screen, note: Note) {
  await read(page, 'en', note);
  note('en', await misfits(page, PHONE, [100]));
  await picture(page, `${screen.name}-${PHONE}-en`);
  note('en phone', await axeViolations(page, { hasColours: false }));
  note('en', await misfits(page, NARROW, [100]));
  note('en', await misfits(page, DESK, [100]));
  await picture(page, `${screen.name}-${DESK}-en`);
}

/** What a keyboard finds on a phone. */
export async function press({ page }: WalkedPage, note: Note) {
  await page.setViewportSize({ width: PHONE, height: 900 });
  note('keyboard', await focusFaults(page));
  note('keyboard', await leftByEscape(page));
}
