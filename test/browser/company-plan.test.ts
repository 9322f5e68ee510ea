import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf, type Ask } from '../support/client.ts';
import { demoCompany, focused, ownPledge, visit } from '../support/company-stories.ts';
import { TEST_DAY, type Hub } from '../support/hub.ts';
import { aDraft, key, run } from '../support/pledges.ts';
import { aGap } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

/** A year that no other story and no seed plans for. */
const YEAR = 2031;
const PLAN = `{ csrPlan(year: ${YEAR}) { version state budget note activities { title budget } } }`;
const ACTIVITIES = `query ($after: String) { myActivities(first: 100, after: $after) {
  nodes { amount needLine { id } } pageInfo { endCursor hasNextPage } } }`;
const AGREEMENTS =
  'query ($code: String!) { pledge(code: $code) { agreements { number parties validUntil endedOn reason } } }';

/** What the company reported for one need line; other stories report by the hundred meanwhile. */
async function reportedFor(ask: Ask, needLineId: string): Promise<number[]> {
  const found: number[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { myActivities }: any = await dataOf(ask(ACTIVITIES, { after }));
    found.push(
      ...myActivities.nodes.filter(({ needLine }: any) => needLine?.id === needLineId).map((one: any) => one.amount),
    );
    ({ endCursor: after, hasNextPage: isMore } = myActivities.pageInfo);
  }
  return found;
}

describe.skipIf(!hasBrowser)('what a company plans, agrees and goes on with', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub?.close());

  test('a plan is written, changed meanwhile by a colleague, saved on top of that, and handed in', async () => {
    const { ask } = await demoCompany(hub);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1', width: 360 });
    await visit(page, `${hub.url}/kepatuhan/rencana?tahun=${YEAR}`);
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByRole('alert').getByText('Kegiatan 1: Tulis uraian 3 sampai 300 huruf.').waitFor();
    expect(await focused(page)).toContain('alert');
    await page.getByLabel('Uraian kegiatan').fill('Kursi roda untuk lansia');
    await page.getByLabel('Anggaran').fill('1,5 miliar');
    await page.getByRole('button', { name: 'Tambah kegiatan' }).click();
    await page.locator('#kegiatan-1-title').fill('Beasiswa anak terlantar');
    await page.locator('#kegiatan-1-budget').fill('250 juta');
    await page.getByRole('button', { name: 'Simpan rencana' }).dblclick();
    await page.getByText('Rencana tersimpan sebagai versi 1.').waitFor();
    await page.getByText('Rp1.750.000.000').waitFor();

    // A colleague saves another version: what is typed here stays and is saved on top of it.
    const theirs = { year: YEAR, expectedVersion: 1, activities: [{ title: 'Dari rekan', budget: 5_000_000 }] };
    await run(ask, 'saveCsrPlan', { ...theirs, ...key() }, '... on Refusal { code }');
    await page.getByLabel('Catatan').fill('Keputusan direksi 12/2030');
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByRole('button', { name: 'Pakai versi terbaru' }).click();
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByText('Rencana tersimpan sebagai versi 3.').waitFor();
    await page.getByRole('button', { name: 'Ajukan ke forum' }).click();
    await page.getByText('Sudah diajukan').waitFor();
    const { csrPlan } = await dataOf(ask(PLAN));
    expect(csrPlan).toEqual({
      version: 3,
      state: 'SUBMITTED',
      budget: 1_750_000_000,
      note: 'Keputusan direksi 12/2030',
      activities: [
        { title: 'Kursi roda untuk lansia', budget: 1_500_000_000 },
        { title: 'Beasiswa anak terlantar', budget: 250_000_000 },
      ],
    });
    expect(complaints).toEqual([]);
    await close();
  });

  test('the signed agreement of an accepted pledge is recorded once and stands among its papers', async () => {
    const { code, company } = await ownPledge(hub);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1', width: 360 });
    await page.clock.setFixedTime(`${TEST_DAY}T03:00:00Z`);
    await visit(page, `${hub.url}/ikrar/${code}`);
    await page.getByRole('link', { name: 'Catat perjanjian' }).click();
    await page.getByRole('button', { name: 'Simpan perjanjian' }).click();
    await page.getByRole('alert').getByText('Tulis nomor perjanjian').waitFor();
    await page.getByLabel('Nomor perjanjian').fill('7/PKS/UJI/2026');
    await page.getByLabel('Pihak lain').fill('Dinas Sosial Uji\n\nForum CSR Uji');
    await page.getByLabel('Berlaku sampai').fill('2027-06-30');
    await page.getByLabel('Ditandatangani pada').fill('2026-11-20');
    await page.getByRole('button', { name: 'Simpan perjanjian' }).dblclick();
    await page.waitForURL(new RegExp(`/ikrar/${code}$`));
    await page.getByText('7/PKS/UJI/2026').waitFor();
    const { pledge } = await dataOf(company.ask(AGREEMENTS, { code }));
    expect(pledge.agreements).toHaveLength(1);
    expect(pledge.agreements[0]).toMatchObject({ number: '7/PKS/UJI/2026', validUntil: '2027-06-30' });
    expect(pledge.agreements[0].parties.slice(1)).toEqual(['Dinas Sosial Uji', 'Forum CSR Uji']);
    await page.getByRole('button', { name: 'Akhiri perjanjian 7/PKS/UJI/2026' }).click();
    await page.getByLabel('Alasan').fill('Program selesai lebih awal');
    await page.getByRole('dialog').getByRole('button', { name: 'Akhiri perjanjian' }).click();
    await page.getByText('Hari terakhir 21 November 2026.').waitFor();
    expect(await page.getByRole('button', { name: 'Akhiri perjanjian' }).count()).toBe(0);
    const ended = await dataOf(company.ask(AGREEMENTS, { code }));
    expect(ended.pledge.agreements[0]).toMatchObject({ endedOn: TEST_DAY, reason: 'Program selesai lebih awal' });
    expect(complaints).toEqual([]);
    await close();
  });

  test('a draft of one need leads back to its form, and an activity is reported for the gap one came from', async () => {
    const company = await demoCompany(hub);
    const gap = await aGap(hub, [{ need: 80_000_000, unit: 'rupiah' }]);
    const { pledgeId } = await aDraft(company, gap.lines[0]?.id ?? '', 5_000_000);
    const { pledge } = await dataOf(company.ask('query ($id: ID!) { pledge(id: $id) { code } }', { id: pledgeId }));
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1', width: 360 });
    await visit(page, `${hub.url}/ikrar/${pledge.code}`);
    await page.getByRole('link', { name: 'Lanjutkan draf' }).click();
    await page.waitForURL(new RegExp(`kesenjangan=${gap.code}`));

    await visit(page, `${hub.url}/kesenjangan/${gap.code}`);
    await page.getByRole('link', { name: 'Lapor kegiatan yang sudah dilakukan' }).click();
    await page.getByText('Bukan untuk kesenjangan ini').waitFor();
    expect(await page.getByLabel('Wilayah kegiatan').count()).toBe(0);
    await page.locator('#amount').fill('3 juta');
    await page.locator('#doneOn').fill('2026-11-19');
    await page.locator('#description').fill('Sembako untuk lansia');
    await page.getByRole('button', { name: 'Laporkan kegiatan' }).click();
    await page.locator('main [role=status] .MuiAlert-root').waitFor();
    expect(await reportedFor(company.ask, gap.lines[0]?.id ?? '')).toEqual([3_000_000]);
    expect(complaints).toEqual([]);
    await close();
  });
});
