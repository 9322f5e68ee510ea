import { expect, describe, test, beforeAll, afterAll } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import { focused, ownPledge, visit } from '../support/company-stories.ts';
import type { Hub } from '../support/hub.ts';
import { key, run } from '../support/pledges.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const DELIVERED = `query ($code: String!) { pledge(code: $code) { state allocations { amount deliveries { nodes {
  amount sentOn state evidence { fileName } } } } } }`;

describe.skipIf(!hasBrowser)('a company after its pledge', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub?.close());

  test('records a delivery with evidence: too much is said with both numbers, only the failed file is sent again, twice pressed is once', async () => {
    const { code, company } = await ownPledge(hub);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/ikrar/${code}`);
    await page.getByRole('link', { name: 'Catat penyaluran' }).first().click();
    await page.getByLabel('Tanggal disalurkan').fill('2026-11-20');

    const amount = page.getByLabel('Nilai yang disalurkan');
    await amount.fill('1,5');
    await page.getByRole('button', { name: 'Simpan penyaluran' }).click();
    await expect.poll(() => focused(page)).toContain('DIV alert');
    expect(await page.title()).toMatch(/^Galat:/);
    expect(await page.locator('form [role=alert]').first().textContent()).toContain('dua hal');

    await amount.fill('12 juta');
    await page.getByRole('button', { name: 'Simpan penyaluran' }).click();
    await page
      .getByText('Anda menulis Rp12.000.000, sedangkan yang masih dapat disalurkan Rp10.000.000.')
      .first()
      .waitFor();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Anda menulis/ })
      .click();
    expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await amount.inputValue()).toBe('12 juta');

    let puts = 0;
    await page.route('**/files/*', (route) => {
      puts += 1;
      return puts === 2 ? route.abort() : route.continue();
    });
    await page.locator('#bukti-berkas').setInputFiles([
      { name: 'satu.png', mimeType: 'image/png', buffer: PHOTO },
      { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan bukti') },
    ]);
    await page.getByText('Jenis berkas ini tidak diterima').waitFor();
    await page.getByRole('button', { name: 'Hapus catatan.txt' }).click();
    await page.getByText('tersimpan').waitFor();
    await page
      .locator('#bukti-berkas')
      .setInputFiles([{ name: 'dua.png', mimeType: 'image/png', buffer: Buffer.concat([PHOTO, Buffer.from('2')]) }]);
    await page.getByRole('button', { name: 'Kirim lagi' }).click();
    await expect.poll(() => page.getByText('tersimpan').count()).toBe(2);
    expect(puts).toBe(3);

    await amount.fill('4 juta');
    await page.getByRole('button', { name: 'Simpan penyaluran' }).dblclick();
    await page.getByText('Penyaluran tercatat').waitFor();
    const { pledge } = await dataOf(company.ask(DELIVERED, { code }));
    expect(pledge.state).toBe('IN_DELIVERY');
    expect(pledge.allocations[0].deliveries.nodes).toEqual([
      {
        amount: 4_000_000,
        sentOn: '2026-11-20',
        state: 'SENT',
        evidence: expect.arrayContaining([{ fileName: 'satu.png' }, { fileName: 'dua.png' }]),
      },
    ]);
    await page.getByRole('heading', { name: 'Rp4.000.000' }).waitFor();
    expect(complaints.filter((one) => !one.includes('net::ERR_FAILED'))).toEqual([]);
    await close();
  });

  test('withdraws by keyboard alone: Escape closes and the focus is back, the reason is asked for, the effect is said', async () => {
    const { code, company } = await ownPledge(hub, { isAccepted: false });
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/ikrar/${code}`);
    const button = page.getByRole('button', { name: 'Tarik ikrar' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('langsung terbuka lagi').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    for (let steps = 0; steps < 4 && !(await focused(page)).startsWith('TEXTAREA'); steps += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('DIV alert');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^TEXTAREA/);
    await page.keyboard.type('Anggaran tahun ini dialihkan.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Ditarik perusahaan').waitFor();
    const { pledge } = await dataOf(company.ask(DELIVERED, { code }));
    expect(pledge.state).toBe('WITHDRAWN');
    // What may not be done any more is not offered.
    expect(await button.count()).toBe(0);
    await close();
  });

  test('changes a value on top of somebody else’s change only after seeing it, and keeps what was typed', async () => {
    const { code, company, pledgeId, allocationId, version } = await ownPledge(hub, { isAccepted: false });
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/ikrar/${code}/ubah`);
    await page.getByLabel('Nilai baru').fill('7 juta');
    await page.getByLabel('Alasan').fill('Anggaran dikurangi.');
    const changes = [{ allocationId, amount: 9_000_000 }];
    await run(
      company.ask,
      'amendPledge',
      { pledgeId, expectedVersion: version, changes, reason: 'Rekan mengubah lebih dahulu.', ...key() },
      '... on PledgeAmended { pledge { version } } ... on Refusal { code }',
    );
    await page.getByRole('button', { name: 'Kirim perubahan' }).click();
    await page.getByRole('heading', { name: 'Ikrar berubah sejak Anda membukanya' }).waitFor();
    await page.getByText('Rp9.000.000').waitFor();
    expect(await page.getByLabel('Nilai baru').inputValue()).toBe('7 juta');
    await page.getByRole('button', { name: 'Pakai versi terbaru' }).click();
    await page.getByRole('button', { name: 'Kirim perubahan' }).click();
    await page.waitForURL(`**/ikrar/${code}`);
    const { pledge } = await dataOf(company.ask(DELIVERED, { code }));
    expect(pledge.allocations[0].amount).toBe(7_000_000);
    await close();
  });
});
