import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { beyond, watch, type Seen } from '../support/portal/away.ts';
import { PARTS, PLACES, type Part, type Place } from '../support/portal/away-places.ts';
import { hasBrowser, useBrowser, type OpenPage } from '../support/portal/browser.ts';
import { copyTemplate } from '../support/databases.ts';
import { enterHub, startHub, type StartedHub } from '../support/hub.ts';
import { fillMoney, sendPledge, sentCode } from '../support/portal/pledge-form.ts';
import { aGap } from '../support/world.ts';
import { firstHub } from '../support/shared-hubs.ts';

/** What must not be said because nobody could be asked. */
const CLAIM = /^(?:Rp)?0(?:%|,|\s|$)|^(?:Belum|Tidak|Tanpa) |^Semua .* sudah|anonim/;
/** For a machine that has much else to do: alone, the whole file takes about a minute. */
const PATIENCE = { timeout: 240_000 };
const AMOUNT = '40.000.000';

describe.skipIf(!hasBrowser)('a part of the hub is away', () => {
  const browser = useBrowser();
  const pages = new Map<string, OpenPage & ReturnType<typeof watch>>();
  const whole = new Map<string, Seen>();
  let hub: StartedHub;
  let form: Page;

  async function visit({ path, account }: Place) {
    const { url } = hub.address;
    const known = pages.get(account ?? '');
    const opened = known ?? (await browser.open({ url, ...(account && { account }) }));
    const used = known ?? { ...opened, ...watch(opened.page) };
    if (!known) {
      // What an earlier visit left on the device would hide what is away.
      await opened.context.addInitScript(() => void indexedDB.deleteDatabase('keyval-store'));
      pages.set(account ?? '', used);
    }
    used.complaints.length = 0;
    return { ...(await used.visit(`${url}${path}`)), complaints: [...used.complaints] };
  }

  beforeAll(async () => {
    hub = await startHub('four processes', await copyTemplate(inject('clusterUrl'), 'away'));
    const own = await enterHub(hub.address);
    const gap = await aGap(own, [{ need: 50_000_000 }]);
    await own.close();
    for (const place of PLACES) whole.set(place.name, await visit(place));
    form = (await browser.open({ url: hub.address.url, account: 'company-2' })).page;
    await fillMoney(form, hub.address.url, gap.code, AMOUNT);
  }, PATIENCE.timeout);
  afterAll(() => hub?.stop());

  /** What is wrong with a screen while a part is away. */
  function faultsOf(place: Place, part: Part, seen: Awaited<ReturnType<typeof visit>>): string[] {
    const before = whole.get(place.name);
    if (!before) return ['was never whole'];
    const [lost, fresh] = [beyond(before.texts, seen.texts), beyond(seen.texts, before.texts)];
    const alerts = seen.alerts.filter((alert) => !before.alerts.includes(alert));
    const isSaid = alerts.length > 0 || fresh.includes('—');
    const isCode = (text: string) => place.path.includes(text) || /^PPKS-\d+$/.test(text);
    const claims = fresh.filter((text) => (CLAIM.test(text) || /\d/.test(text)) && !isCode(text));
    return [
      ...seen.complaints,
      ...(seen.hasFrame ? [] : ['the frame is gone']),
      ...seen.named.filter((one) => one !== part).map((one) => `${one} is away too`),
      ...(seen.strips.join() === seen.named.join() ? [] : [`says of ${seen.named.join()}: ${seen.strips.join()}`]),
      ...(lost.length > 0 && !isSaid ? [`lost in silence: ${lost.slice(0, 5).join(' | ')}`] : []),
      ...alerts.filter((alert) => !/sedang tidak tersedia/.test(alert)),
      ...claims.map((text) => `claims ${text}`),
      ...(seen.texts.some((text) => place.still[part]?.test(text)) ? [] : [`${place.still[part]} is gone too`]),
    ];
  }

  test('whole, no screen says that something is away', () => {
    const said = [...whole].filter(([, { strips, hasFrame }]) => strips.length > 0 || !hasFrame);
    expect(said.map(([name]) => name)).toEqual([]);
  });

  test('a pledge sent while csr is away is not sent, and what was typed stays', async () => {
    await hub.running.get('csr')?.stop();
    await sendPledge(form);
    const unsent = form.locator('[data-unsent=LINE_GONE]');
    await unsent.waitFor();
    expect(await unsent.textContent()).toContain('Belum terkirim');
    // A page that comes back into view asks again, and is told that csr is away: the form stays all the same.
    await form.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await form.locator('[data-away=csr]').waitFor();
    expect(await form.locator('main').textContent()).toContain(`Rp${AMOUNT}`);
    expect(await form.title()).toMatch(/^Galat: /);
  });

  test.for(PARTS)('without %s each screen says so, keeps the rest, and claims nothing', PATIENCE, async (part) => {
    await hub.running.get(part)?.stop();
    const wrong: string[] = [];
    const poorer: Place[] = [];
    for (const place of PLACES.filter(({ still }) => still[part])) {
      const seen = await visit(place);
      wrong.push(...faultsOf(place, part, seen).map((fault) => `${place.name}: ${fault}`));
      if (beyond(whole.get(place.name)?.texts ?? [], seen.texts).length > 0) poorer.push(place);
    }
    await hub.restart(part);
    for (const place of poorer.slice(-2)) {
      const { texts, strips } = await visit(place);
      const missing = beyond(whole.get(place.name)?.texts ?? [], texts);
      if (missing.length > 0 || strips.length > 0)
        wrong.push(`${place.name} with ${part} back: ${missing.join(' | ')}`);
    }
    expect(wrong).toEqual([]);
    expect(poorer.length).toBeGreaterThan(4);
  });

  test('with csr back the pledge is sent as it was typed', async () => {
    await form.getByRole('button', { name: 'Kirim sekarang' }).click();
    expect(await sentCode(form)).toMatch(/^IKR-/);
    expect(await form.locator('main').textContent()).toContain(`Rp${AMOUNT}`);
  });
});

describe.skipIf(!hasBrowser)('the line to the hub is gone', () => {
  const browser = useBrowser();
  const url = firstHub().url;
  const SECONDS_20 = 20_000;

  test('the page says so, asks again instead, keeps what it has, and finds back by itself', async () => {
    const { page, close } = await browser.open({ url });
    const isLive = (request: Request) => request.headers()['accept'] === 'text/event-stream';
    const isQuestion = (request: Request) => request.url().endsWith('/graphql') && !isLive(request);
    let cut: 'updates' | 'all' | 'nothing' = 'updates';
    await page.route('**/graphql', (route, request) =>
      cut === 'all' || (cut === 'updates' && isLive(request)) ? route.abort() : route.fallback(),
    );
    await page.clock.install();
    await page.goto(`${url}/kesenjangan/KSJ-150701-2027-0001`);
    await page.locator('[data-line=LOST]').waitFor();
    expect(await page.locator('[data-line]').textContent()).toMatch(/terputus.* setiap 20 detik/);
    expect(await page.locator('[data-away]').count()).toBe(0);
    const figure = page.locator('tr[data-part=need] td').first();
    const need = await figure.textContent();

    const asked = page.waitForRequest(isQuestion);
    await page.clock.fastForward(SECONDS_20);
    expect((await (await asked).response())?.ok()).toBe(true);

    cut = 'all';
    await page.clock.fastForward(SECONDS_20);
    await page.locator('[data-away=hub]').waitFor();
    expect(await page.locator('[data-away=hub]').textContent()).toContain('Simpul tidak terjangkau');
    expect(await figure.textContent()).toBe(need);

    cut = 'nothing';
    await page.clock.fastForward(SECONDS_20);
    await page.locator('[data-away=hub]').waitFor({ state: 'detached' });
    await page.clock.fastForward(2 * SECONDS_20);
    await page.locator('[data-line=LIVE]').waitFor({ state: 'attached' });
    await close();
  });
});
