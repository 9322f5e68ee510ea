import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { settled } from '../support/portal/page-checks.ts';
import { officerOf } from '../support/world.ts';
import { aWaitingPledge } from './coordinator-world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const CHANGE = `mutation ($input: ChangeGapAreaInput!) { changeGapArea(input: $input) {
  __typename ... on GapAreaChanged { gapArea { version } } ... on Refusal { code message } } }`;

describe.skipIf(!hasBrowser)('an officer keeps gap areas', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  const read = async (code: string) => {
    const { gapArea } = await dataOf(
      hub.ask('query ($code: String!) { gapArea(code: $code) { id version title deadline note } }', { code }),
    );
    return gapArea;
  };

  test('a change from a stale version is compared three ways and overwrites nothing', async () => {
    const { gap } = await aWaitingPledge(hub);
    const { page, close } = await browser.open({ url: hub.url, account: 'officer-jambi' });
    await page.goto(`${hub.url}/kelola/${gap.code}`);
    await settled(page);
    await page.getByText('1 ikrar terkait akan terdampak perubahan ini:').waitFor();
    const before = await read(gap.code);
    const other = await officerOf(hub);
    const input = {
      gapAreaId: gap.id,
      expectedVersion: before.version,
      reason: 'Perbaikan',
      title: 'Judul dari orang lain',
    };
    const { changeGapArea } = await dataOf(other(CHANGE, { input }));
    expect(changeGapArea.__typename).toBe('GapAreaChanged');
    await page.getByLabel('Judul', { exact: true }).fill('Judul dari saya');
    await page.getByLabel('Catatan').fill('Catatan dari saya');
    await page.getByLabel('Alasan', { exact: true }).fill('Diperbarui.');
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByText('Kesenjangan ini sudah diubah orang lain').waitFor();
    expect((await read(gap.code)).title).toBe('Judul dari orang lain');
    const group = page.getByRole('radiogroup', { name: 'Judul' });
    expect(await page.locator('dd', { hasText: 'Judul dari orang lain' }).count()).toBe(1);
    await group.getByLabel('Pakai yang sekarang').check();
    await page.getByRole('button', { name: 'Pakai pilihan ini' }).click();
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByText('Perubahan tersimpan.').waitFor();
    expect(await read(gap.code)).toMatchObject({ title: 'Judul dari orang lain', note: 'Catatan dari saya' });
    await close();
  });

  test('a draft is made, cannot be published without evidence, and then is', async () => {
    const { page, close } = await browser.open({ url: hub.url, account: 'officer-jambi' });
    await page.goto(`${hub.url}/kelola/baru`);
    await settled(page);
    await page.getByRole('button', { name: 'Simpan draf' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Tulis judul' });
    await summary.waitFor();
    for (const text of ['Pilih wilayah.', 'Pilih kategori.', 'Tulis jumlah']) {
      expect(await summary.getByText(text).count()).toBe(1);
    }
    await page.getByLabel('Judul').fill('Kesenjangan uji portal');
    await page.getByRole('combobox', { name: 'Wilayah' }).fill('Nipah Panjang');
    await page
      .getByRole('option', { name: /^Nipah Panjang/ })
      .first()
      .click();
    await page.getByLabel('Kategori PPKS').selectOption('PPKS-07');
    await page.getByLabel('Tahun anggaran').fill('2049');
    await page.getByLabel('Jumlah kebutuhan').fill('75.000.000');
    await page.getByRole('button', { name: 'Simpan draf' }).click();
    await page.getByText('Draf tersimpan. Tambahkan bukti, lalu terbitkan.').waitFor();
    await page.getByText('Belum dapat diterbitkan').waitFor();
    expect(await page.getByRole('button', { name: 'Terbitkan' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Tambah bukti' }).click();
    await page.getByLabel('Judul bukti').fill('Berita acara musyawarah');
    await page.getByLabel('Kutipan').fill('Tujuh puluh lima keluarga.');
    await page.getByRole('button', { name: 'Tambah bukti' }).click();
    await page.getByRole('button', { name: 'Terbitkan' }).click();
    await page.getByText('Terbit', { exact: true }).waitFor();
    const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect((await read(code)).title).toBe('Kesenjangan uji portal');
    await close();
  });
});
