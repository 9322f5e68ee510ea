import type { Page } from 'playwright-core';

import { catalogue, type Language } from './catalogues.ts';
import type { WalkedPage } from './walked-page.ts';

const ENGLISH =
  /\b(the|and|with|from|your|this|that|close|open|next|previous|page|rows?|select|search|clear|show|hide|loading|error|options?|no|of|to|by|is|are|not|sign|save|cancel|delete|add)\b/i;
const INDONESIAN =
  /\b(yang|dan|untuk|tidak|dengan|dari|ini|itu|pada|belum|sudah|akan|atau|oleh|masuk|keluar|simpan|batal|hapus|tambah|cari|tutup|buka|sisa|tenggat|kesenjangan|ikrar|wilayah|kebutuhan|anggaran)\b/i;

/** What is the same in every message, whatever is put in: the text around its holes. */
const fixedParts = (message: string) => message.split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/).map((part) => part.trim());
const isTelling = (part: string) => part.length >= 12 && part.includes(' ');

/** What a catalogue says that the other one does not: whole messages, and the longer fixed parts of those with holes. */
function ownWords(language: Language): { whole: Set<string>; parts: string[] } {
  const own = [...catalogue(language).values()];
  const others = [...catalogue(language === 'id' ? 'en' : 'id').values()];
  const elsewhere = others.join('\n');
  const whole = own.filter((message) => !message.includes('{') && !others.includes(message));
  const parts = own.filter((message) => message.includes('{')).flatMap(fixedParts);
  return {
    whole: new Set(whole),
    parts: [...new Set([...whole, ...parts])].filter((part) => isTelling(part) && !elsewhere.includes(part)),
  };
}
const words = { id: ownWords('id'), en: ownWords('en') };

/** True for a text that the portal says in that language only. */
const isSaidIn = (language: Language, text: string) =>
  words[language].whole.has(text) || words[language].parts.some((part) => text.includes(part));

/** True for a text long enough to be no chance, that the portal says in either language. */
const isWritten = (text: string) =>
  [...words.id.parts, ...words.en.parts].some((part) => part.length >= 25 && text.includes(part));

/** One text of the page, with the language it is marked as. */
interface Text {
  text: string;
  lang: string;
}

/** Runs in the page from its first moment on: keeps what live regions say, for they say it only once. */
export function recordSaid(): void {
  const said: Text[] = [];
  Object.assign(globalThis, { said });
  const REGION = '[role=status], [role=alert], [role=log], [aria-live]';
  const note = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const regions = element?.closest(REGION) ? [element] : [...(element?.querySelectorAll(REGION) ?? [])];
    for (const region of regions) {
      const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const lang = text.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
        said.push({ text: text.textContent?.trim() ?? '', lang });
      }
    }
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') note(target);
      else addedNodes.forEach(note);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Everything that can be read or heard now: texts, names, descriptions, titles, placeholders, and what was said. */
function textsOf(page: Page): Promise<Text[]> {
  return page.evaluate(() => {
    const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'];
    const NAMES = [...SPOKEN, 'title', 'placeholder', 'alt', 'label'];
    const langOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const found: Text[] = [{ text: document.title, lang: document.documentElement.lang }];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !['SCRIPT', 'STYLE', 'NOSCRIPT', 'CODE', 'PRE'].includes(parent.tagName))
        found.push({ text: node.textContent ?? '', lang: langOf(parent) });
    }
    for (const element of document.querySelectorAll(NAMES.map((name) => `[${name}]`).join()))
      for (const name of NAMES) found.push({ text: element.getAttribute(name) ?? '', lang: langOf(element) });
    const said: unknown = Reflect.get(globalThis, 'said');
    if (Array.isArray(said)) found.push(...said.splice(0));
    return found.map(({ text, lang }) => ({ text: text.trim(), lang })).filter(({ text }) => text !== '');
  });
}

/** Texts in the wrong language, and words of the portal that hide behind a `lang` that only rows of the hub may have. */
export async function foreignWords(page: Page, language: Language): Promise<string[]> {
  const foreign = language === 'id' ? ENGLISH : INDONESIAN;
  const other = language === 'id' ? 'en' : 'id';
  // Pages without the portal's script show rows of the hub in both languages.
  const isPortal = (await page.locator('#portal').count()) > 0;
  const found = new Set<string>();
  for (const { text, lang } of await textsOf(page)) {
    // An address is in no language.
    if (/^\/[\w./-]*$/.test(text)) continue;
    if (lang === language && (foreign.test(text) || isSaidIn(other, text))) found.add(text);
    if (isPortal && lang !== language && isWritten(text))
      found.add(`marked as "${lang}", but said by the portal: ${text}`);
  }
  return [...found];
}

/** Presses the switch of languages, as a reader does, and waits; false on a page that has none. */
export async function switchTo(
  { page, quiet }: Pick<WalkedPage, 'page' | 'quiet'>,
  language: Language,
): Promise<boolean> {
  const isSwitched = await page.evaluate((wanted) => {
    const button = document.querySelector<HTMLElement>(`header button[lang=${wanted}]`);
    // A dialog lies over the switch; it is pressed all the same, so that the dialog is read in both languages.
    button?.click();
    return button !== null;
  }, language);
  if (!isSwitched) return false;
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await quiet();
  return true;
}
