import * as fs from 'node:fs';

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { DEMO_PASSWORD } from '../../../gateway/issuer/demo-accounts.ts';
import { isInMemory } from '../memory.ts';

/** Debian's shell without windows first: the same browser, and a page of it is there in a fifth of the time. */
const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine, or null; CHROMIUM names another one. */
export function findChromium(): string | null {
  return PLACES.find((place) => place && fs.existsSync(place)) ?? null;
}

const program = findChromium();
if (!program) {
  const how = 'Install one (Debian: apt-get install chromium-headless-shell) or name it with CHROMIUM.';
  if (process.env['SIMPUL_BROWSER'] === 'required') throw new Error(`There is no Chromium. ${how}`);
  process.stdout.write(`The browser tests are skipped: there is no Chromium. ${how}\n`);
}

/** False where tests that need a browser are skipped, which is said; SIMPUL_BROWSER=required forbids that. */
export const hasBrowser = program !== null;

export interface PageOptions {
  /** The address of the hub, such as that of `useHubs`. */
  url: string;
  /** The mailbox of a demo account, such as company-1; nobody unless told. */
  account?: string;
  language?: 'id' | 'en';
  width?: number;
  scheme?: 'light' | 'dark';
  /** One browser for all pages opened so by the same person; only for pages that leave nothing on the device. */
  isShared?: boolean;
  /** True where the page is to be read without a line; elsewhere a worker would only hide what is asked. */
  hasWorker?: boolean;
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** What the page complained about: console errors, uncaught errors, requests to other hosts. */
  complaints: string[];
  close(): Promise<void>;
}

const cookies = new Map<string, Promise<Awaited<ReturnType<BrowserContext['cookies']>>>>();

/** Signs in by the issuer's own address; a throttled try waits, as a person would. */
async function sessionOf(context: BrowserContext, url: string, account: string) {
  for (let round = 0; round < 20; round += 1) {
    const answer = await context.request.post(`${url}/auth/sign-in/email`, {
      headers: { origin: url },
      data: { email: `${account}@demo.simpul.test`, password: DEMO_PASSWORD },
    });
    if (answer.ok()) return context.cookies();
    if (answer.status() !== 429) throw new Error(`${account} cannot sign in: ${answer.status()}`);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
  throw new Error(`${account} cannot sign in: throttled for a minute`);
}

function listen(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isOurs = !message.text().includes('blocked by Playwright');
    if (isOurs && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}

const SHOWN = 1_500;

/** What a person would have seen when a test failed: without it, a wait that ran out says nothing. */
async function seenOn(page: Page): Promise<string> {
  const main = page.locator('main').first();
  const text = await main.innerText({ timeout: 2_000 }).catch(() => 'no main part');
  return `\nOn ${new URL(page.url()).pathname}${new URL(page.url()).search}: ${text.replaceAll(/\s+/g, ' ').slice(0, SHOWN)}`;
}

/** One Chromium for a file of tests; each page has a context of its own, as two people have two browsers. */
export function useBrowser(): { open(options: PageOptions): Promise<OpenPage> } {
  let browser: Browser | undefined;
  // Left open by the test before: only what this test left is told.
  let left: Page[] = [];
  afterEach(async ({ task }) => {
    const told = task.result?.state === 'fail' ? await Promise.all(left.map(seenOn)) : [];
    left = [];
    const [error] = task.result?.errors ?? [];
    if (!error || told.length === 0) return;
    error.message += told.join('');
    if (error.stack) error.stack += told.join('');
  });
  beforeAll(async () => {
    if (!program) return;
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run'];
    // What its processes share may lie in memory where there is room; in some containers there is none.
    const ignoreDefaultArgs = isInMemory() ? ['--disable-dev-shm-usage'] : [];
    browser = await chromium.launch({ executablePath: program, args, ignoreDefaultArgs });
  });
  afterAll(async () => {
    await browser?.close();
  });
  async function aContext(options: PageOptions) {
    const { url, account, language = 'id', width = 1280, scheme = 'light', hasWorker = false } = options;
    if (!browser) throw new Error('There is no browser.');
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      serviceWorkers: hasWorker ? 'allow' : 'block',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(
      ([chosen, isSignedIn]) => {
        localStorage.setItem('simpul-language', chosen ?? 'id');
        if (isSignedIn) localStorage.setItem('simpul-signed-in', '1');
      },
      [language, account ? '1' : ''] as const,
    );
    if (account) {
      const key = `${url} ${account}`;
      if (!cookies.has(key)) cookies.set(key, sessionOf(context, url, account));
      await context.addCookies((await cookies.get(key)) ?? []);
    }
    return context;
  }
  const shared = new Map<string, Promise<BrowserContext>>();
  return {
    async open(options) {
      const { url, isShared = false } = options;
      const key = JSON.stringify(options);
      const made = (isShared && shared.get(key)) || aContext(options);
      if (isShared) shared.set(key, made);
      const context = await made;
      const page = await context.newPage();
      const complaints = listen(page, url);
      left.push(page);
      async function close() {
        left = left.filter((one) => one !== page);
        // What is still on its way when a story ends is nobody's fault.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await (isShared ? page.close() : context.close());
      }
      return { page, context, complaints, close };
    },
  };
}
