import type { Page } from 'playwright-core';

/** Opens the form of a new pledge for a gap, at one of its steps. */
export async function openPledgeForm(page: Page, url: string, gapCode: string, step = 'bentuk'): Promise<void> {
  await page.goto(`${url}/ikrar/baru?kesenjangan=${gapCode}&langkah=${step}`);
  await page.locator('[data-saved]').waitFor();
}

export const goOn = (page: Page) => page.getByRole('button', { name: 'Lanjut' }).click();

/** Waits until the hub has the draft. */
export const draftSaved = (page: Page) => page.locator('[data-saved=SAVED]').waitFor();

/** Fills in money for a gap, up to the page where it is checked. */
export async function fillMoney(page: Page, url: string, gapCode: string, amount: string): Promise<void> {
  await openPledgeForm(page, url, gapCode);
  await page.getByRole('radio', { name: /^Dana/ }).check();
  await goOn(page);
  await page.locator('#jumlah').fill(amount);
  await goOn(page);
  await page.getByRole('radio', { name: 'Melalui forum CSR' }).check();
  await goOn(page);
  await page.locator('#catatan').fill('Catatan yang tidak boleh hilang');
  await goOn(page);
  await page.getByRole('button', { name: 'Kirim ikrar' }).waitFor();
  await draftSaved(page);
}

/** Presses send; where it leads is for the story to see. */
export const sendPledge = (page: Page) => page.getByRole('button', { name: 'Kirim ikrar' }).click();

/** The code on the confirmation. */
export async function sentCode(page: Page): Promise<string> {
  await page.waitForURL(/\/ikrar\/IKR-[\w-]+\/terkirim$/);
  return (await page.locator('[data-code]').textContent()) ?? '';
}
