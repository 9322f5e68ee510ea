import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import type { Hub } from '../support/hub.ts';
import { settled } from '../support/portal/page-checks.ts';
import { run } from '../support/pledges.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const AREA = '15.09';

describe.skipIf(!hasBrowser)('a social-pillar coordinator keeps the entries of people', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  async function aPerson(fullName: string): Promise<string> {
    const pillars = await hub.as({ role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'dinas-uji' });
    const input = { areaCode: AREA, fullName, type: 'PSM', skills: [] };
    const made = await run(pillars, 'registerPersonnel', input, '... on PersonnelRegistered { personnel { id } }');
    return made.personnel.id;
  }

  /** Somebody asks to have the own name put right. */
  async function aWish(personnelId: string, value: string): Promise<void> {
    const subject = `akun-${randomUUID()}`;
    const pillars = await hub.as({ role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'dinas-uji' });
    await run(pillars, 'linkPersonAccount', { personnelId, subject }, '... on Refusal { code }');
    const own = await hub.as({ role: Role.COMPANY, organisation: 'uji-perorangan', subject });
    await run(own, 'requestCorrection', { field: 'FULL_NAME', value }, '... on Refusal { code }');
  }

  test('a wish is taken over, another refused with a reason, and the register says so', async () => {
    const tail = randomUUID().slice(0, 6);
    const first = await aPerson(`Uji Salah ${tail}`);
    await aWish(first, `Uji Betul ${tail}`);
    const second = await aPerson(`Uji Tetap ${tail}`);
    await aWish(second, `Uji Lain ${tail}`);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'pillars-jambi', width: 360 });
    await page.goto(`${hub.url}/relawan/perbaikan?wilayah=${AREA}`);
    await settled(page);
    const wish = (name: string) => page.getByRole('listitem').filter({ hasText: `${name} ${tail}` });
    expect(await wish('Uji Salah').innerText()).toContain(`Uji Betul ${tail}`);
    await wish('Uji Salah').getByRole('button', { name: 'Terima dan ubah daftar' }).click();
    await page.getByText('Diterima. Daftar sudah berubah.').waitFor();
    await wish('Uji Tetap').getByRole('button', { name: 'Tolak permintaan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tolak permintaan' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('textbox').fill('Tidak sesuai surat keputusan.');
    await dialog.getByRole('button', { name: 'Tolak permintaan' }).click();
    await page.getByText('Ditolak. Orangnya dapat membaca alasannya.').waitFor();
    await page.goto(`${hub.url}/relawan/orang/${first}`);
    await page.getByRole('heading', { level: 1, name: `Uji Betul ${tail}` }).waitFor();
    await page.goto(`${hub.url}/relawan/orang/${second}`);
    await page.getByRole('heading', { level: 1, name: `Uji Tetap ${tail}` }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('what a colleague changed while a form was open is not overwritten by it, however often it is sent', async () => {
    const id = await aPerson(`Uji Bersama ${randomUUID().slice(0, 6)}`);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'pillars-jambi' });
    await page.goto(`${hub.url}/relawan/orang/${id}/ubah`);
    await page.locator('main form').waitFor();
    const colleague = await hub.as({ role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'dinas-uji' });
    const change = { personnelId: id, expectedVersion: 1, skills: ['Bahasa isyarat'] };
    await run(colleague, 'changePersonnel', change, '... on Refusal { code }');
    const save = async () => {
      const decided = page.waitForResponse(
        (answer) => answer.request().postData()?.includes('expectedVersion') === true,
      );
      await page.getByRole('button', { name: 'Simpan' }).click();
      await decided;
    };
    // After a command what is looked at is asked anew: the page then knows what the colleague wrote, and its version.
    const askedAnew = page.waitForResponse(async (answer) => (await answer.text()).includes('Bahasa isyarat'));
    await save();
    await askedAnew;
    await settled(page);
    await save();
    const { data } = await hub.ask('query ($id: ID!) { person(id: $id) { skills } }', { id });
    expect(data?.['person']).toEqual({ skills: ['Bahasa isyarat'] });
    await page
      .locator('form')
      .getByText(/sudah diubah/)
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('when somebody can serve is stated, not twice for the same days, and taken back', async () => {
    const id = await aPerson(`Uji Sedia ${randomUUID().slice(0, 6)}`);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'pillars-jambi' });
    await page.goto(`${hub.url}/relawan/orang/${id}`);
    await settled(page);
    const fill = async (begins: string, ends: string, hours: string) => {
      await page.getByLabel('Mulai tanggal').fill(begins);
      await page.getByLabel('Sampai tanggal').fill(ends);
      await page.getByLabel('Jam per minggu').fill(hours);
      await page.getByRole('button', { name: 'Simpan kesediaan' }).click();
    };
    await page.getByRole('button', { name: 'Nyatakan kesediaan' }).click();
    await fill('2027-03-31', '2027-03-01', '61');
    const alert = page.locator('form').getByRole('alert');
    await alert.waitFor();
    expect(await alert.getByRole('link').allTextContents()).toEqual([
      'Hari terakhir tidak boleh sebelum hari pertama.',
      'Tulis 1 sampai 60 jam per minggu.',
    ]);
    await fill('2027-03-01', '2027-03-31', '12');
    const stated = page.getByText('1 Maret 2027 – 31 Maret 2027 · 12 jam/minggu');
    await stated.waitFor();
    await page.getByRole('button', { name: 'Nyatakan kesediaan' }).click();
    await fill('2027-03-15', '2027-04-15', '5');
    await alert.getByText(/sudah dicatat/).waitFor();
    await page.getByRole('button', { name: 'Batal' }).click();
    await page.getByRole('button', { name: /^Hapus kesediaan/ }).click();
    await stated.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  test('no form for people asks for a NIK, and the hub has no field for one', async () => {
    const { page, close } = await browser.open({ url: hub.url, account: 'pillars-jambi' });
    for (const path of ['/relawan/baru?wilayah=15.07', '/relawan/orang/98c15519-bf63-50c4-bad8-451664331852/ubah']) {
      await page.goto(`${hub.url}${path}`);
      await page.locator('main form').waitFor();
      const labels = await page.locator('main label').allInnerTexts();
      expect(labels.length).toBeGreaterThan(2);
      expect(labels.filter((label) => /\bNIK\b|kependudukan|KTP/i.test(label))).toEqual([]);
    }
    const { data } = await hub.ask('{ __schema { types { name fields { name } inputFields { name } } } }');
    const fields = data?.['__schema'].types.flatMap((type: any) =>
      [...(type.fields ?? []), ...(type.inputFields ?? [])].map(({ name }: any) => `${type.name}.${name}`),
    );
    expect(fields.length).toBeGreaterThan(1_000);
    expect(fields.filter((name: string) => /\.nik$|nationalId|identityNumber/i.test(name))).toEqual([]);
    await close();
  });
});
