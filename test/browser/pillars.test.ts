import { randomUUID } from 'node:crypto';

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { settled } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

/** TKSK 1 of the demo, on duty in Mersam over the coming weeks. */
const BUSY = '98c15519-bf63-50c4-bad8-451664331852';

/** Asks the hub as the one who is signed in on a page. */
async function askAs<T>(page: Page, query: string): Promise<T> {
  return page.evaluate(async (text) => {
    const { token } = await (await fetch('/auth/token')).json();
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: text }),
    });
    return (await answer.json()).data;
  }, query);
}

const TOTALS = '{ visitTotals(filter: { within: "15.71" }) { visits hours } }';
interface Totals {
  visitTotals: { visits: number; hours: number };
}

describe.skipIf(!hasBrowser)('a social-pillar coordinator', () => {
  const browser = useBrowser();
  const url = () => firstHub().url;

  async function open(path: string, account: string) {
    const opened = await browser.open({ url: url(), account });
    await opened.page.goto(`${url()}${path}`);
    await settled(opened.page);
    return opened;
  }

  test("Indramayu's 1,678 are participants of training with their source, and no headcount", async () => {
    const { page, close } = await open('/relawan', 'pillars-indramayu');
    const figure = page.getByRole('listitem').filter({ hasText: '1.678' }).first();
    await figure.waitFor();
    const said = await figure.textContent();
    expect(said).toContain('Peserta bimtek 2024');
    expect(said).toContain('Ini bukan jumlah personel');
    expect(said).toContain('Radar Indramayu');
    expect(await page.locator('dl').first().textContent()).not.toContain('1.678');
    await close();
  });

  test('somebody who is booked is refused with the other task, and stays chosen', async () => {
    const { page, close } = await open(
      `/relawan/tugas/baru?kesenjangan=KSJ-150701-2027-0001&orang=${BUSY}`,
      'pillars-jambi',
    );
    await page.locator('main form button[type=submit]').click();
    const alert = page.locator('form [role=alert]').first();
    await alert.waitFor();
    expect(await alert.textContent()).toContain('KSJ-150401-2027-0001');
    expect(await page.locator(`input[type=radio][value="${BUSY}"]`).isChecked()).toBe(true);
    expect(await page.title()).toMatch(/^Galat:/);
    await close();
  });

  test('attendance written without a line is sent once, though the first answer was lost', async () => {
    const { page, context, close } = await open('/relawan/kehadiran?wilayah=15.71', 'pillars-jambi');
    const before = await askAs<Totals>(page, TOTALS);
    await page.locator('#deploymentId option').nth(1).waitFor({ state: 'attached' });
    await context.setOffline(true);
    await page.locator('#deploymentId').selectOption({ index: 1 });
    // The hubs of the tests live on 21 November; the browser's own day would lie ahead of theirs.
    await page.locator('#visitedOn').fill('2026-11-20');
    await page.locator('#hours').fill('2');
    await page.locator('#peopleReached').fill('3');
    await page.getByRole('button', { name: 'Simpan catatan' }).click();
    await page.getByRole('heading', { name: '1 catatan menunggu sinyal' }).waitFor();
    const send = page.getByRole('button', { name: 'Kirim 1 catatan' });
    expect(await send.isDisabled()).toBe(true);

    await context.setOffline(false);
    const keys: string[] = [];
    await page.route('**/graphql', async (route) => {
      const key = route.request().postDataJSON()?.variables?.input?.idempotencyKey;
      if (key === undefined) return route.continue();
      keys.push(key);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    // A browser whose line is back may fail once more; each tap tries again, with the same key.
    for (let round = 0; round < 5 && keys.length < 2; round += 1) {
      await send.click();
      await page
        .getByText(/Simpul tidak terjangkau|1 catatan terkirim/)
        .first()
        .waitFor();
    }
    await page.getByText('1 catatan terkirim.').waitFor();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    const after = await askAs<Totals>(page, TOTALS);
    expect(after.visitTotals.visits - before.visitTotals.visits).toBe(1);
    expect(after.visitTotals.hours - before.visitTotals.hours).toBe(2);
    expect(await page.getByRole('button', { name: /^Kirim/ }).count()).toBe(0);
    await close();
  });

  test('the same day reported twice shows both versions, and mine can take the place of the other', async () => {
    const { page, close } = await open('/relawan/kehadiran?wilayah=15.04.03', 'pillars-jambi');
    await page.locator('#deploymentId option').nth(1).waitFor({ state: 'attached' });
    const deploymentId = await page.locator('#deploymentId option').nth(1).getAttribute('value');
    const day = '2026-11-14';
    const input = `{ idempotencyKey: "${randomUUID()}", deploymentId: "${deploymentId}", visitedOn: "${day}", hours: 4, activity: REFERRAL, peopleReached: 1 }`;
    await askAs(page, `mutation { recordVisit(input: ${input}) { __typename } }`);
    await page.locator('#deploymentId').selectOption({ index: 1 });
    await page.locator('#visitedOn').fill(day);
    await page.locator('#hours').fill('5');
    await page.locator('#peopleReached').fill('7');
    await page.getByRole('button', { name: 'Simpan catatan' }).click();
    await page.getByRole('button', { name: 'Kirim 1 catatan' }).click();
    const choice = page.locator('section [role=alert]').filter({ hasText: 'Mana yang benar?' });
    await choice.waitFor();
    expect(await choice.textContent()).toContain('4 jam · Rujukan · 1 orang dilayani');
    expect(await choice.textContent()).toContain('5 jam · Pendampingan · 7 orang dilayani');
    await page.getByRole('button', { name: 'Ganti dengan catatan saya' }).click();
    await page.getByText('1 catatan terkirim.').waitFor();
    await close();
  });
});

describe.skipIf(!hasBrowser)('the page for developers', () => {
  const browser = useBrowser();

  test('its curl and its operation run unchanged, and it speaks both languages without a script', async () => {
    const url = firstHub().url;
    const { page, complaints, close } = await browser.open({ url });
    await page.goto(`${url}/developers`);
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    const operation = (await page.locator('pre').first().textContent()) ?? '';
    const answer = await page.request.post(`${url}/graphql`, { data: { query: operation } });
    const { data, errors } = await answer.json();
    expect(errors).toBeUndefined();
    expect(data.gapAreas.totalCount).toBeGreaterThan(0);
    expect(await page.locator('script').count()).toBe(0);
    await page.locator('#owners summary', { hasText: 'programs' }).click();
    const owned = page.getByRole('row').filter({ has: page.locator('code', { hasText: /^GapArea$/ }) });
    expect(await owned.textContent()).toContain('programs');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText(/^For a company \(\d+\)$/).click();
    await page.getByRole('link', { name: 'answerInfoRequest' }).click();
    expect(await page.locator('pre').first().textContent()).toContain('answerInfoRequest(input: $input)');
    expect((await page.request.get(`${url}/developers/operations/nothing`)).status()).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });
});
