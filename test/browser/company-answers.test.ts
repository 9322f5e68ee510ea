import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import { ownPledge, visit } from '../support/company-stories.ts';
import type { Hub } from '../support/hub.ts';
import { key, run } from '../support/pledges.ts';
import { coordinatorOf } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const REFUSAL = '... on Refusal { code }';
const PARTS = 'query ($code: String!) { pledge(code: $code) { allocations { infoRequest infoAnswer state } } }';

describe.skipIf(!hasBrowser)('a pledge between its company and its coordinator', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub?.close());

  test('the question comes by itself, the answer goes back once, and the acceptance is seen without a reload', async () => {
    const { code, allocationId, company } = await ownPledge(hub, { isAccepted: false });
    const coordinator = await coordinatorOf(hub);
    const { page, complaints, close } = await browser.open({ url: hub.url, account: 'company-1', width: 360 });
    await visit(page, `${hub.url}/ikrar/${code}`);
    await page.locator('[data-line=LIVE]').waitFor({ state: 'attached' });
    await page.evaluate(() => Object.assign(globalThis, { wasHere: true }));
    const question = 'Kapan tahap pertama disalurkan?';
    await run(coordinator, 'requestInfo', { allocationId, question, ...key() }, REFUSAL);
    await page.getByText(question).first().waitFor();
    expect(await page.locator('[data-line]').textContent()).toMatch(/^Diperbarui sendiri/);

    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByRole('alert').getByText('Tulis jawaban 3 sampai 1.000 huruf.').waitFor();
    await page.getByLabel('Jawaban Anda').fill('Tanggal 5 Desember 2026, dua truk.');
    await page.getByRole('button', { name: 'Kirim jawaban' }).dblclick();
    await page.getByText('Jawaban Anda, menunggu koordinator:').waitFor();
    await page.getByText('Perusahaan menjawab').waitFor();
    const { pledge } = await dataOf(company.ask(PARTS, { code }));
    expect(pledge.allocations).toEqual([
      { infoRequest: null, infoAnswer: 'Tanggal 5 Desember 2026, dua truk.', state: 'SUBMITTED' },
    ]);

    await run(coordinator, 'verifyAllocation', { allocationId, ...key() }, REFUSAL);
    await page.getByText('Diterima koordinator: berkomitmen').waitFor();
    expect(await page.evaluate(() => 'wasHere' in globalThis)).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the coordinator reads the answer where the pledge is judged', async () => {
    const { code, allocationId, company } = await ownPledge(hub, { isAccepted: false });
    const coordinator = await coordinatorOf(hub);
    await run(coordinator, 'requestInfo', { allocationId, question: 'Berapa tahap?', ...key() }, REFUSAL);
    await run(company.ask, 'answerInfoRequest', { allocationId, answer: 'Tiga tahap.', ...key() }, REFUSAL);
    const { page, close } = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await visit(page, `${hub.url}/antrean/${code}`);
    await page.getByText('Jawaban perusahaan').waitFor();
    expect(await page.getByText('Tiga tahap.').count()).toBeGreaterThan(0);
    await page.getByText('Dijawab perusahaan').waitFor();
    await close();
  });
});
