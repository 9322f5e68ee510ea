import type { CDPSession, Page, Request } from 'playwright-core';

import type { OpenPage, useBrowser } from './browser.ts';
import type { Language } from './catalogues.ts';
import { settled } from './page-checks.ts';
import { rememberOpeners } from './page-focus.ts';
import { recordSaid } from './page-language.ts';
import type { Screen } from '../screens/screen.ts';

/** A page that goes from screen to screen: what a browser keeps between them (the scripts it has read) is kept. */
export interface WalkedPage {
  page: Page;
  /** Waits until nothing is asked of the hub any more and nothing on the page is loading. */
  quiet(): Promise<void>;
  /** What the browser complained about since it was last asked. */
  complaints(): string[];
}

interface Kept extends WalkedPage {
  opened: OpenPage;
  session: CDPSession;
}

const PATIENCE_MS = 20_000;

/** Requests that wait for an answer; what the hub tells by itself never ends and does not count. */
function followRequests(page: Page): () => number {
  const waiting = new Set<Request>();
  page.on('request', (request) => {
    const isAsking = request.resourceType() === 'fetch' && !request.headers()['accept']?.includes('text/event-stream');
    if (isAsking) waiting.add(request);
  });
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  page.on('framenavigated', () => waiting.clear());
  return () => waiting.size;
}

/** A page of the hub without a script. */
const PLAIN = '/healthz';

/** What a press sets off (a new language, a new list) is drawn and asked for some frames later. */
const FRAMES = 6;

async function untilQuiet(page: Page, waiting: () => number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const isBusy = await page.evaluate(async (frames) => {
      for (let beat = 0; beat < frames; beat += 1) await new Promise((done) => requestAnimationFrame(done));
      return document.querySelector('[aria-busy="true"]') !== null;
    }, FRAMES);
    if (!isBusy && waiting() === 0) return;
    if (Date.now() > deadline) throw new Error(`still loading: ${page.url()}`);
  }
}

/** One page for each person and language, wiped between screens as if each had a device of its own. */
export function useWalkedPages(browser: ReturnType<typeof useBrowser>, address: () => string) {
  const kept = new Map<string, Kept>();

  async function pageOf(account: string | undefined, language: Language): Promise<Kept> {
    const key = `${account} ${language}`;
    const known = kept.get(key);
    if (known) return known;
    const opened = await browser.open({ url: address(), language, ...(account && { account }) });
    const { page } = opened;
    const session = await opened.context.newCDPSession(page);
    await page.addInitScript(recordSaid);
    await page.addInitScript(rememberOpeners);
    const waiting = followRequests(page);
    const quiet = () => untilQuiet(page, waiting);
    const made = { opened, session, page, quiet, complaints: () => opened.complaints.splice(0) };
    kept.set(key, made);
    return made;
  }

  /** What one step left on the device must not meet the next screen. */
  async function wipe({ page, session, opened }: Kept): Promise<void> {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await opened.context.setOffline(false);
    // Of the same origin: an empty page would end the browser's process, and all scripts would be compiled anew.
    await page.goto(`${address()}${PLAIN}`);
    await page.evaluate(() => sessionStorage.clear());
    const storageTypes = 'local_storage,indexeddb,cache_storage';
    await session.send('Storage.clearDataForOrigin', { origin: address(), storageTypes });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
    opened.complaints.length = 0;
  }

  return {
    async visit(screen: Screen, language: Language, look: (walked: WalkedPage) => Promise<void>): Promise<void> {
      const walked = await pageOf(screen.account, language);
      try {
        await wipe(walked);
        await walked.page.goto(`${address()}${screen.path}`);
        await settled(walked.page);
        await screen.prepare?.(walked.page);
        if (!screen.isLoading) await walked.quiet();
        await look(walked);
      } catch (error) {
        // Whatever it is in now, the next screen begins with a page of its own.
        kept.delete(`${screen.account} ${language}`);
        await walked.opened.close();
        throw error;
      }
    },
  };
}
