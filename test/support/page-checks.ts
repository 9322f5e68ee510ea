import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

const PORTAL = 'dist/portal';
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Waits until nothing of the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
  await page.evaluate(() => document.fonts.ready);
}

/** Violations of WCAG 2.0 to 2.2, A and AA, each with the first place it is found at. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Runs in the page's own world through the debugger, so the page's policy for scripts stays as strict as it is.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (globalThis as any).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(
      (one: any) => `${one.id}: ${one.nodes[0]?.html?.slice(0, 160)} ${one.nodes[0]?.failureSummary ?? ''}`,
    );
  });
}

/** What is wider than the window: the page itself, or a text that its box cuts off. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // A table becomes cards once the page has heard of its new width.
    for (let beat = 0; beat < 3; beat += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) {
      const edge = document.documentElement.clientWidth;
      const out = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => element.getBoundingClientRect().right > edge,
      );
      // The last one lies deepest: it is what sticks out, the others only hold it.
      const deepest = out.at(-1);
      const what = `<${deepest?.tagName.toLowerCase()}> ${deepest?.textContent?.slice(0, 60)}`;
      found.push(`the page is ${wide} px too wide: ${what}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('main *, header *, footer *')) {
      const style = getComputedStyle(element);
      const isCut = element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible';
      const mayScroll = ['auto', 'scroll'].includes(style.overflowX);
      if (isCut && element.clientWidth > 1 && (!mayScroll || element.tabIndex < 0) && element.tagName !== 'INPUT')
        found.push(`cut: <${element.tagName.toLowerCase()}> ${element.textContent?.slice(0, 60)}`);
    }
    return found;
  });
}

const ENGLISH =
  /\b(the|and|with|from|your|this|that|close|open|next|previous|page|rows?|select|search|clear|show|hide|loading|error|options?|no|of|to|by|is|are|not|sign|save|cancel|delete|add)\b/i;
const INDONESIAN =
  /\b(yang|dan|untuk|tidak|dengan|dari|ini|itu|pada|belum|sudah|akan|atau|oleh|masuk|keluar|simpan|batal|hapus|tambah|cari|tutup|buka|sisa|tenggat|kesenjangan|ikrar|wilayah|kebutuhan|anggaran)\b/i;

/** Texts, labels, titles and live regions in the wrong language; what carries a `lang` of its own is judged by that. */
export async function foreignWords(page: Page, language: 'id' | 'en'): Promise<string[]> {
  const texts = await page.evaluate((own) => {
    const found: string[] = [document.title];
    const isOwn = (element: Element | null) => (element?.closest('[lang]')?.getAttribute('lang') ?? own) === own;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !['SCRIPT', 'STYLE'].includes(parent.tagName) && isOwn(parent)) found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!isOwn(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  }, language);
  const foreign = language === 'id' ? ENGLISH : INDONESIAN;
  // An address is in no language.
  return texts.filter((text) => foreign.test(text) && !/^\/[\w./-]*$/.test(text));
}

/** Money as it must not be written: a space after Rp, or M and B for miliar and billion. */
export function badMoney(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (document.body.textContent?.match(/Rp\s+\d[\d.]*|(?:Rp|IDR )\d[\d.,]*\s?[MBT]\b/g) ?? []).slice(0, 5),
  );
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
