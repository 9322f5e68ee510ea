import type { Page, Response } from 'playwright-core';

import { settled } from './page-checks.ts';

/** What a reader sees of a screen: its texts, what it warns of, and what stands around it. */
export interface Seen {
  /** Every text of the screen itself, without times of day, alerts and what can be chosen. */
  texts: string[];
  alerts: string[];
  /** The parts of the hub that the page says are away. */
  strips: string[];
  hasFrame: boolean;
}

function look(): Seen {
  const main = document.querySelector('main');
  const texts: string[] = [];
  const walker = document.createTreeWalker(main ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').replaceAll(/\d\d\.\d\d WI(?:B|TA|T)/g, '').trim();
    if (text !== '' && !node.parentElement?.closest('option, [role=alert], [data-line]')) texts.push(text);
  }
  const allOf = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  return {
    texts,
    alerts: allOf('main [role=alert]').map(({ textContent }) => textContent ?? ''),
    strips: allOf('[data-away]').map(({ dataset }) => dataset['away'] ?? ''),
    hasFrame: allOf('header nav a').length > 0 && allOf('footer a').length > 0,
  };
}

/** One page for one screen after the other, which also knows the parts that the hub's answers named as away. */
export function watch(page: Page) {
  const open = new Set<object>();
  let named: Promise<string[]>[] = [];
  const servicesOf = async (response: Response): Promise<string[]> => {
    // What the page left before it was answered has no body.
    const { errors = [] } = await response.json().catch(() => ({}));
    return errors.flatMap(({ extensions }: { extensions?: { service?: string } }) => extensions?.service ?? []);
  };
  page.on('request', (request) => {
    const isLive = request.headers()['accept'] === 'text/event-stream';
    if (request.url().endsWith('/graphql') && !isLive) open.add(request);
  });
  page.on('response', (response) => {
    if (open.has(response.request())) named.push(servicesOf(response));
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));

  /** Waits until all that was asked is answered and drawn. */
  async function quiet(): Promise<void> {
    for (let calm = 0; calm < 2; calm += 1) {
      await settled(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      if (open.size > 0) calm = -1;
    }
  }
  return {
    async visit(address: string): Promise<Seen & { named: string[] }> {
      open.clear();
      named = [];
      await page.goto(address);
      await quiet();
      const seen = await page.evaluate(look);
      return { ...seen, named: [...new Set((await Promise.all(named)).flat())].toSorted() };
    },
  };
}

/** How often each text stands there. */
function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The texts of `one` that `other` does not have, or not as often. */
export function beyond(one: readonly string[], other: readonly string[]): string[] {
  const there = countOf(other);
  return [...countOf(one)].filter(([text, count]) => count > (there.get(text) ?? 0)).map(([text]) => text);
}
