import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { BAD_MONEY } from '../money.ts';

const PORTAL = 'dist/portal';
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Waits until nothing of the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
  await page.evaluate(() => document.fonts.ready);
}

const SIZES = 'target-size';
const COLOURS = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Runs axe in the page's own world through the debugger, so the page's policy for scripts stays as strict as it is. */
async function axeFinds(page: Page, places: string | null, options: object): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(
    async ([where, how]) => {
      // The page has no frames and no films; what passes is not listed.
      const lean = { resultTypes: ['violations'], preload: false, iframes: false };
      const { violations } = await (globalThis as any).axe.run(where ?? document, { ...lean, ...how });
      return violations.map(
        (one: any) => `${one.id}: ${one.nodes[0]?.html?.slice(0, 160)} ${one.nodes[0]?.failureSummary ?? ''}`,
      );
    },
    [places, options] as const,
  );
}

/** Violations of WCAG 2.0 to 2.2, A and AA, each with the first place it is found at. */
export const axeViolations = (page: Page, { hasColours = true, hasSizes = true } = {}): Promise<string[]> => {
  const left = [...(hasColours ? [] : COLOURS), ...(hasSizes ? [] : [SIZES])];
  const rules = Object.fromEntries(left.map((name) => [name, { enabled: false }]));
  return axeFinds(page, null, { runOnly: { type: 'tag', values: TAGS }, rules });
};

/**
 * Violations that lie in colours. They are two thirds of axe's work, so one element is judged for all that look the same:
 * those that are styled and coloured alike, they and everything around them. `judged` keeps the looks that were right.
 */
export async function colourViolations(page: Page, judged: Set<string>): Promise<string[]> {
  const found = await page.evaluate(
    ([known, mark]) => {
      const looks = new Map<Element, string>();
      const PAINT = [
        'color',
        'backgroundColor',
        'backgroundImage',
        'opacity',
        'fontSize',
        'fontWeight',
        'position',
      ] as const;
      const hash = (text: string) => {
        let [one, other] = [0x811c9dc5, 0x01000193];
        for (let at = 0; at < text.length; at += 1) {
          one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
          other = Math.imul(other + text.charCodeAt(at), 0x85ebca6b) ^ (other >>> 13);
        }
        return `${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}`;
      };
      const lookOf = (element: Element): string => {
        const made = looks.get(element);
        if (made !== undefined) return made;
        const style = getComputedStyle(element);
        const own = `${element.tagName} ${element.getAttribute('class')} ${PAINT.map((name) => style[name]).join()}`;
        const look = hash(`${element.parentElement ? lookOf(element.parentElement) : ''} ${own}`);
        looks.set(element, look);
        return look;
      };
      const seen = new Set(known);
      const added: string[] = [];
      for (const element of document.body.querySelectorAll('*')) {
        element.removeAttribute(mark);
        const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (!(hasText || element.matches('input, textarea, select')) || !element.checkVisibility()) continue;
        const look = lookOf(element);
        if (seen.has(look)) continue;
        seen.add(look);
        added.push(look);
        element.setAttribute(mark, '');
      }
      return added;
    },
    [[...judged], 'data-judged'] as const,
  );
  if (found.length === 0) return [];
  const violations = await axeFinds(page, '[data-judged]', { runOnly: { type: 'rule', values: COLOURS } });
  if (violations.length === 0) for (const look of found) judged.add(look);
  return violations;
}

/** What is wider than the window, or cut off by its box, with the text at a size in percent. */
export function tooWide(page: Page, textSize: 100 | 200 = 100): Promise<string[]> {
  return page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`;
    // A table becomes cards once the page has heard of its new width.
    for (let beat = 0; beat < 3; beat += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const elements = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *, [role=dialog] *')];
    if (wide > 0) {
      const edge = document.documentElement.clientWidth;
      // The last one lies deepest: it is what sticks out, the others only hold it.
      const deepest = elements.findLast((element) => element.getBoundingClientRect().right > edge);
      const what = `<${deepest?.tagName.toLowerCase()}> ${deepest?.textContent?.slice(0, 60)}`;
      found.push(`the page is ${wide} px too wide: ${what}`);
    }
    const SKIPPED = ['INPUT', 'TEXTAREA', 'svg'];
    for (const element of elements) {
      const { overflowX, overflowY } = getComputedStyle(element);
      // The frame of a field has its label once more, unseen, to make room for it.
      const isUnseen = element.clientWidth <= 1 || element.closest('fieldset[aria-hidden=true]');
      if (isUnseen || SKIPPED.includes(element.tagName)) continue;
      const isScrolled = ['auto', 'scroll'].includes(overflowX) && element.tabIndex >= 0;
      const isWide = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible' && !isScrolled;
      const isHigh = element.scrollHeight > element.clientHeight + 2 && ['hidden', 'clip'].includes(overflowY);
      if (isWide || isHigh) found.push(`cut: <${element.tagName.toLowerCase()}> ${element.textContent?.slice(0, 60)}`);
    }
    document.documentElement.style.fontSize = '';
    return found;
  }, textSize);
}

/** Money on the page as it must not be written. Each element's own text is read by itself: what follows belongs elsewhere. */
export async function badMoney(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) =>
      [...element.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : '')).join(''),
    ),
  );
  return texts.flatMap((text) => text.match(BAD_MONEY) ?? []).slice(0, 5);
}

/** The scripts that the page has asked for since it was opened, each once. */
export async function scriptsOf(page: Page): Promise<string[]> {
  const paths = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  return [...new Set(paths)].filter((path) => path.endsWith('.js'));
}

/** How many kB of scripts the page has asked for since it was opened, packed as gzip. */
export async function scriptKilobytes(page: Page): Promise<number> {
  const packed = (await scriptsOf(page)).map((path) => join(PORTAL, `${path}.gz`));
  return packed.reduce((sum, file) => sum + fs.statSync(file).size, 0) / 1000;
}
