import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { scriptKilobytes, scriptsOf, settled } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

const PATH = '/kesenjangan';
const MOST_KILOBYTES = 200;
const TRIES = 3;
/** The goal on a machine that has nothing else to do; there SIMPUL_TIMES=strict holds the page to it. */
const GOAL = { contentMs: 2_500, blockedMs: 300, shift: 0.1, workMs: 700 };
/** What even a machine with much to do must keep: there only shifts and work count, as no other program adds to them. */
const LIMIT = { contentMs: 30_000, blockedMs: 20_000, shift: 0.1, workMs: 1_000 };

declare global {
  interface Window {
    /** What `watch` has seen so far. */
    seen: typeof GOAL;
  }
}

/** A cheap phone on a slow line: the processor a quarter as fast, 150 ms to anywhere, 1.6 Mbit/s. */
async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1_638.4 * 1_000) / 8,
    uploadThroughput: (675 * 1_000) / 8,
  });
}

/** Watches, from the page's first moment on, what its reader sees and when. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { contentMs: 0, blockedMs: 0, shift: 0, workMs: 0 };
    Object.assign(window, { seen });
    const follow = (type: string, note: (entry: any) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    const note = (time: number) => (seen.contentMs = Math.max(seen.contentMs, time));
    follow('largest-contentful-paint', ({ startTime }) => note(startTime));
    // A large strip is no content yet: the first gap has to be there too.
    const first = new MutationObserver(() => {
      if (!document.querySelector('[data-gap]')) return;
      first.disconnect();
      requestAnimationFrame(note);
    });
    first.observe(document, { childList: true, subtree: true });
    follow('longtask', ({ duration }) => (seen.blockedMs += Math.max(0, duration - 50)));
    follow('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  });
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

describe.skipIf(!hasBrowser)('the first load of the list of gaps', () => {
  const browser = useBrowser();
  const address = () => firstHub().url;

  async function measured(isSlow: boolean) {
    const { page, close } = await browser.open({ url: address(), width: 360 });
    const session = await page.context().newCDPSession(page);
    await watch(page);
    if (isSlow) await slowDown(session);
    // Counted in the time that the page's own thread worked, not in that it waited for its turn.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(`${address()}${PATH}`);
    await page.locator('[data-gap]').first().waitFor();
    await settled(page);
    const seen = await page.evaluate(() => window.seen);
    const { metrics } = await session.send('Performance.getMetrics');
    seen.workMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
    await close();
    return seen;
  }

  test(`asks for at most ${MOST_KILOBYTES} kB of scripts, all named by the page, and for nothing of another host`, async () => {
    const { page, complaints, close } = await browser.open({ url: address(), width: 360 });
    const html = await page.goto(`${address()}${PATH}`).then((answer) => answer?.text());
    await settled(page);
    const kilobytes = await scriptKilobytes(page);
    // A script that the page does not name is found late, and a slow line waits once more for it.
    expect((await scriptsOf(page)).filter((path) => !html?.includes(path))).toEqual([]);
    process.stdout.write(`  first load of ${PATH}: ${kilobytes.toFixed(1)} kB of scripts, gzip\n`);
    expect(kilobytes).toBeGreaterThan(100);
    expect(kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
    expect(complaints).toEqual([]);
    await close();
  });

  test('shows its content in time on a cheap phone with a slow line', async () => {
    // The hub's own first answer is not the page's: it has planned the questions before. A processor that is slowed
    // down works in vain for a while, so the work is counted on one that is not.
    const quick = [await measured(false), await measured(false)];
    const rounds: (typeof GOAL)[] = [];
    for (let round = 0; round < TRIES; round += 1) rounds.push(await measured(true));
    const of = (name: keyof typeof GOAL) => median(rounds.map((round) => round[name]));
    const workMs = Math.min(...quick.map((round) => round.workMs));
    const seen = { contentMs: of('contentMs'), blockedMs: of('blockedMs'), shift: of('shift'), workMs };
    const told = `content after ${(seen.contentMs / 1_000).toFixed(1)} s, blocked ${Math.round(seen.blockedMs)} ms`;
    const more = `shift ${seen.shift.toFixed(3)}, work ${Math.round(seen.workMs)} ms`;
    process.stdout.write(`  ${PATH} on slow 4G, processor 4 times slower: ${told}, ${more}\n`);
    expect(seen.workMs).toBeGreaterThan(50);
    const most = process.env['SIMPUL_TIMES'] === 'strict' ? GOAL : LIMIT;
    const over = (['contentMs', 'blockedMs', 'shift', 'workMs'] as const).filter((name) => seen[name] > most[name]);
    expect(over).toEqual([]);
  }, 240_000);
});

describe.skipIf(!hasBrowser)('the policy of the page', () => {
  const browser = useBrowser();
  const address = () => firstHub().url;

  test('lets no script run but files of its own, and differs in its nonce each time', async () => {
    const policies = await Promise.all(
      [PATH, '/'].map(async (path) => {
        const answer = await fetch(`${address()}${path}`, { headers: { accept: 'text/html' } });
        return answer.headers.get('content-security-policy') ?? '';
      }),
    );
    for (const policy of policies) {
      const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
      expect(Object.fromEntries(rules)).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
      });
      expect(rules.get('style-src')).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/);
      expect(policy).not.toContain('unsafe');
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('a script that got into the page does not run', async () => {
    const { page, close } = await browser.open({ url: address() });
    const planted =
      '<script>window.planted = 1</script><img src="x:" onerror="window.planted = 2"><style>h1{display:none}</style>';
    await page.route(`**${PATH}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<div id', `${planted}<div id`) });
    });
    await page.goto(`${address()}${PATH}`);
    await settled(page);
    expect(await page.content()).toContain('window.planted = 1');
    expect(await page.evaluate(() => 'planted' in window)).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await close();
  });
});
