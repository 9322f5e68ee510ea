import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import type { Hub } from '../support/hub.ts';
import { draftSaved, fillMoney, goOn, openPledgeForm, sendPledge, sentCode } from '../support/portal/pledge-form.ts';
import { aGap, coverageOf } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

/** Presses Tab until a place is reached, and says of each place on the way whether it was seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const place = element.closest('label, .MuiInputBase-root') ?? element;
      const { left, top, width, height } = place.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      const isCovered = !(above && (place.contains(above) || above.contains(place)));
      return { is: element.matches(wanted), isCovered, what: element.outerHTML.slice(0, 120) };
    }, selector);
    if (found?.isCovered) throw new Error(`focus is covered: ${found.what}`);
    if (found?.is) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

describe.skipIf(!hasBrowser)('a company pledges', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());
  const heldOf = async (gap: { id: string }) => (await coverageOf(hub, gap.id))?.lines[0]?.held;

  test('with the keyboard only, from the gap to the confirmation', async () => {
    const gap = await aGap(hub, [{ need: 70_000_000 }, { kind: 'GOODS', need: 50, item: 'tenda', unit: 'unit' }]);
    const { page, complaints } = await browser.open({ url: hub.url, account: 'company-1' });
    await page.goto(`${hub.url}/kesenjangan/${gap.code}`);
    await page.locator('a[href^="/ikrar/baru"]').first().waitFor();
    await tabTo(page, 'a[href^="/ikrar/baru"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-saved]').waitFor();
    await tabTo(page, 'input[type=radio]');
    await page.keyboard.press('Space');
    await tabTo(page, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('#jumlah').waitFor();

    // An amount that can mean two things: the summary has the focus and leads to the field.
    await tabTo(page, '#jumlah');
    await page.keyboard.type('1,5');
    await page.keyboard.press('Enter');
    await page.locator('[role=alert]').waitFor();
    expect(await page.title()).toMatch(/^Galat: /);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('jumlah');
    await page.keyboard.type(' juta');
    expect(await page.locator('#jumlah-echo').textContent()).toBe('Rp1.500.000 · satu juta lima ratus ribu rupiah');
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Tambah termin' }).waitFor();
    await tabTo(page, 'input[name=penyaluran]');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('#catatan').waitFor();
    await tabTo(page, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Kirim ikrar' }).waitFor();
    await tabTo(page, 'button.MuiButton-contained');
    await page.keyboard.press('Enter');
    expect(await sentCode(page)).toMatch(/^IKR-/);
    expect(await heldOf(gap)).toBe(1_500_000);
    expect(complaints).toEqual([]);
  });

  test('a draft goes on where another device left it, and of two versions the person chooses', async () => {
    const gap = await aGap(hub, [{ need: 70_000_000 }]);
    const phone = await browser.open({ url: hub.url, account: 'company-2', width: 360 });
    await openPledgeForm(phone.page, hub.url, gap.code);
    await phone.page.getByRole('radio', { name: /^Dana/ }).check();
    await goOn(phone.page);
    await phone.page.locator('#jumlah').fill('12,5 juta');
    await draftSaved(phone.page);
    expect(await phone.page.locator('[data-saved]').textContent()).toMatch(/^Draf tersimpan \d\d\.\d\d WIB$/);

    const desk = await browser.open({ url: hub.url, account: 'company-2' });
    await openPledgeForm(desk.page, hub.url, gap.code, 'nilai');
    expect(await desk.page.locator('#jumlah').inputValue()).toBe('12.500.000');
    await desk.page.locator('#jumlah').fill('20 juta');
    await draftSaved(desk.page);
    await desk.close();

    // The phone goes on with its own: it is told, and takes the other one.
    await phone.page.locator('#jumlah').fill('15 juta');
    await phone.page.getByRole('button', { name: 'Pakai yang tersimpan' }).click();
    await expect.poll(() => phone.page.locator('#jumlah').inputValue()).toBe('20.000.000');
    expect(await heldOf(gap)).toBe(0);
    await phone.close();
  });

  test('a double click, a lost answer and a reload are one pledge and one confirmation', async () => {
    const gap = await aGap(hub, [{ need: 70_000_000 }]);
    const { page } = await browser.open({ url: hub.url, account: 'company-1' });
    await fillMoney(page, hub.url, gap.code, '10 juta');
    await page.getByRole('button', { name: 'Kirim ikrar' }).dblclick();
    const code = await sentCode(page);
    await page.reload();
    expect(await sentCode(page)).toBe(code);
    expect(await heldOf(gap)).toBe(10_000_000);

    // The hub decides, and its answer never arrives.
    const other = await aGap(hub, [{ need: 70_000_000 }]);
    await fillMoney(page, hub.url, other.code, '10 juta');
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('onShortfall')) return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await sendPledge(page);
    await page.locator('[data-unsent=LINE_GONE]').waitFor();
    await page.unroute('**/graphql');
    await page.reload();
    await sentCode(page);
    expect(await heldOf(other)).toBe(10_000_000);

    // The next pledge for the same gap begins empty.
    await openPledgeForm(page, hub.url, other.code);
    expect(await page.getByRole('radio', { name: /^Dana/ }).isChecked()).toBe(false);
  });

  test('without a line nothing is sent, not even later, until somebody presses', async () => {
    const gap = await aGap(hub, [{ need: 70_000_000 }]);
    const { page, context } = await browser.open({ url: hub.url, account: 'company-1' });
    await fillMoney(page, hub.url, gap.code, '10 juta');
    await context.setOffline(true);
    await sendPledge(page);
    const unsent = page.locator('[data-unsent=LINE_GONE]');
    await unsent.waitFor();
    expect(await unsent.textContent()).toContain('Draf aman di perangkat ini.');
    expect(await unsent.getByRole('button').count()).toBe(0);
    await context.setOffline(false);
    await unsent.getByRole('button', { name: 'Kirim sekarang' }).waitFor();
    await page.waitForTimeout(1_500);
    expect(await heldOf(gap)).toBe(0);
    await unsent.getByRole('button', { name: 'Kirim sekarang' }).click();
    await sentCode(page);
    expect(await heldOf(gap)).toBe(10_000_000);
  });
});
