import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { axeViolations, settled, tooWide } from '../support/portal/page-checks.ts';
import { aDelivery } from '../support/pledges.ts';
import { aCompany, aGap } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const DELIVERY = `query ($id: ID!) { delivery(id: $id) { state receivedOn receivingInstitution history { toState }
  allocation { pledge { code } } } }`;

describe.skipIf(!hasBrowser)('what was sent is received', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  test('an officer says when it came and who took it over, once; then the coordinator finds it', async () => {
    const gap = await aGap(hub, [{ need: 7_000 }]);
    const company = await aCompany(hub);
    const { deliveryId } = await aDelivery(hub, company, gap.lines[0]?.id ?? '', 7_000);
    const read = async () => (await dataOf(company.ask(DELIVERY, { id: deliveryId }))).delivery;
    const { code } = (await read()).allocation.pledge;

    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'officer-jambi', width: 360 });
    await page.goto(`${hub.url}/penerimaan?wilayah=15.07`);
    await settled(page);
    const card = page.getByRole('listitem').filter({ hasText: new RegExp(`${code}(?!\\d)`) });
    await card.getByRole('button', { name: 'Konfirmasi penerimaan' }).click();
    expect(await tooWide(page)).toEqual([]);
    // The hubs of the tests live on 21 November; the browser's own day would lie ahead of theirs.
    await card.getByLabel('Tanggal diterima').fill('2026-10-01');
    await card.getByRole('button', { name: 'Simpan penerimaan' }).click();
    const alert = card.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.getByRole('link').allTextContents()).toEqual([
      'Tanggal diterima tidak boleh sebelum tanggal kirim.',
      'Tulis lembaga penerimanya.',
    ]);
    expect(await page.title()).toMatch(/^Galat:/);
    expect(await axeViolations(page)).toEqual([]);
    await card.getByLabel('Tanggal diterima').fill('2026-11-21');
    await card.getByLabel('Lembaga penerima').fill('Desa Uji Terima');
    await card.getByRole('button', { name: 'Simpan penerimaan' }).dblclick();
    await page.getByText('Penerimaan tercatat.').waitFor();
    // IKR-2026-3 is not IKR-2026-31, which may be there for another test.
    await expect.poll(() => page.getByText(new RegExp(`${code}(?!\\d)`)).count()).toBe(0);
    const received = await read();
    expect(received).toMatchObject({ state: 'RECEIVED', receivedOn: '2026-11-21' });
    expect(received.receivingInstitution).toBe('Desa Uji Terima');
    expect(received.history.filter((step: any) => step.toState === 'RECEIVED')).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();

    const desk = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await desk.page.goto(`${hub.url}/antrean/penyaluran`);
    await desk.page.getByText('Desa Uji Terima').waitFor();
    await desk.close();
  });
});
