import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import { ownPledge, visit } from '../support/company-stories.ts';
import type { Hub } from '../support/hub.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const DELIVERED = `query ($code: String!) { pledge(code: $code) { allocations { deliveries { nodes { amount } } } } }`;

describe.skipIf(!hasBrowser)('an answer that never arrives', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub?.close());

  test('who then sends something else is told that the first was taken, and is not held up by its key', async () => {
    const { code, company } = await ownPledge(hub);
    const { page, close } = await browser.open({ url: hub.url, account: 'company-1' });
    await visit(page, `${hub.url}/ikrar/${code}`);
    await page.getByRole('link', { name: 'Catat penyaluran' }).first().click();
    await page.getByLabel('Tanggal disalurkan').fill('2026-11-20');
    const amount = page.getByLabel('Nilai yang disalurkan');
    const save = page.getByRole('button', { name: 'Simpan penyaluran' });
    await amount.fill('2 juta');
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('sentOn')) return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await save.click();
    await page.getByText('Simpul tidak terjangkau').waitFor();
    await page.unroute('**/graphql');

    await amount.fill('1 juta');
    await save.click();
    await page.getByText('Yang Anda kirim sebelumnya ternyata sudah diterima').waitFor();
    await save.click();
    await page.getByText('Penyaluran tercatat').waitFor();
    const { pledge } = await dataOf(company.ask(DELIVERED, { code }));
    const amounts = pledge.allocations[0].deliveries.nodes.map((one: { amount: number }) => one.amount);
    expect(amounts.toSorted((a: number, b: number) => a - b)).toEqual([1_000_000, 2_000_000]);
    await close();
  });
});
