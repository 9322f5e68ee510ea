import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { settled } from '../support/portal/page-checks.ts';
import { coordinatorOf } from '../support/world.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';

const POOL = `mutation ($input: SubmitPoolPledgeInput!) { submitPoolPledge(input: $input) {
  __typename ... on PoolPledgeSubmitted { pledge { id code } } ... on Refusal { code message } } }`;
const VERIFY = 'mutation ($input: VerifyPoolPledgeInput!) { verifyPoolPledge(input: $input) { __typename } }';

/** Money of a demo company for any need in the area of its forum, accepted and not yet given to a gap. */
async function aPool(hub: Hub): Promise<{ id: string; code: string }> {
  const company = await hub.as({ role: Role.COMPANY, organisation: 'demo-company-1' });
  const { forums } = await dataOf(company('{ forums(within: "15", first: 20) { nodes { code } } }'));
  for (const { code } of forums.nodes) {
    const input = { amount: 3_000_000, forumCode: code, idempotencyKey: randomUUID() };
    const { data } = await company(POOL, { input });
    const pledge = data?.['submitPoolPledge']?.pledge;
    if (!pledge) continue;
    const judge = await coordinatorOf(hub);
    await dataOf(judge(VERIFY, { input: { pledgeId: pledge.id, idempotencyKey: randomUUID() } }));
    return pledge;
  }
  throw new Error('no forum takes a pool of this company');
}

describe.skipIf(!hasBrowser)('matching', () => {
  const browser = useBrowser();
  let hub: Hub;
  beforeAll(async () => {
    hub = await enterFirstHub();
  });
  afterAll(() => hub.close());

  const drawn = async (id: string) => {
    const admin = await hub.as({ role: Role.ADMIN });
    const { pledge } = await dataOf(
      admin('query ($id: ID!) { pledge(id: $id) { allocations { state amount } pool { unallocated } } }', { id }),
    );
    return pledge;
  };

  test('at most three, reasons that add up, a skip with its reason, and nothing by itself', async () => {
    const pool = await aPool(hub);
    const { page, close, complaints } = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await page.goto(`${hub.url}/pencocokan?dana=${pool.code}`);
    await settled(page);
    const cards = page
      .locator('section', { has: page.getByRole('heading', { name: new RegExp(`^${pool.code}:`) }) })
      .locator('li', { has: page.getByRole('heading', { level: 3 }) });
    await cards.first().waitFor();
    const shown = await cards.count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThanOrEqual(3);
    for (const text of await cards.allInnerTexts()) {
      const score = Number(/Skor (\d+)/.exec(text)?.[1]);
      const points = [...text.matchAll(/\(([+−])(\d+)\)/g)].map(
        ([, sign, digits]) => Number(digits) * (sign === '−' ? -1 : 1),
      );
      expect(points.reduce((sum, one) => sum + one, 0)).toBe(score);
    }
    expect((await drawn(pool.id)).allocations).toEqual([]);

    const skipped = await cards.first().getByRole('heading', { level: 3 }).innerText();
    await cards.first().getByRole('button', { name: 'Lewati dengan alasan' }).click();
    await cards.first().getByRole('button', { name: 'Lewati', exact: true }).click();
    await cards.first().getByRole('alert').getByText('Tulis alasannya').waitFor();
    expect(await cards.first().getByRole('heading', { level: 3 }).innerText()).toBe(skipped);
    await cards.first().getByLabel('Alasan melewati').fill('Sudah dibantu desa.');
    await cards.first().getByRole('button', { name: 'Lewati', exact: true }).click();
    await page.getByText('1 dilewati').click();
    await page.getByText('Sudah dibantu desa.').waitFor();
    expect(await cards.getByRole('heading', { name: skipped }).count()).toBe(0);
    // The hub keeps it: another device sees who did it, and shows it again.
    const other = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await other.page.goto(`${hub.url}/pencocokan?dana=${pool.code}`);
    await other.page.getByText('1 dilewati').click();
    const aside = other.page.getByRole('listitem').filter({ hasText: 'Sudah dibantu desa.' });
    await aside.getByText('Koordinator Forum Jambi').waitFor();
    await aside.getByRole('button', { name: 'Tampilkan lagi' }).click();
    await other.page.getByRole('heading', { level: 3, name: skipped }).waitFor();
    await other.close();
    expect((await drawn(pool.id)).allocations).toEqual([]);

    await cards.first().getByRole('button', { name: 'Cocokkan', exact: true }).click();
    // Others' pledges may have left the gap less than that: the form begins with all that fits.
    const amount = Math.min(1_000_000, Number(await page.getByLabel('Nilai (rupiah)').inputValue()));
    await page.getByLabel('Nilai (rupiah)').fill(String(amount));
    await page.getByLabel('Alasan', { exact: true }).fill('Paling mendesak.');
    await page.getByRole('button', { name: 'Cocokkan sekarang' }).click();
    await page.getByText(`Dana ${pool.code} dialokasikan.`).waitFor();
    expect((await drawn(pool.id)).pool.unallocated).toBe(3_000_000 - amount);
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page.getByText('Sudah diurungkan.').waitFor();
    const after = await drawn(pool.id);
    expect(after.pool.unallocated).toBe(3_000_000);
    expect(after.allocations.map(({ state }: any) => state)).toEqual(['CANCELLED']);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a company that many gaps would fit is shown three', async () => {
    const { page, close } = await browser.open({ url: hub.url, account: 'forum-jambi' });
    await page.goto(`${hub.url}/pencocokan?perusahaan=PRS-D001`);
    await settled(page);
    const cards = page
      .locator('section', { has: page.getByRole('heading', { name: 'Saran untuk perusahaan' }) })
      .locator('li', { has: page.getByRole('heading', { level: 3 }) });
    await cards.first().waitFor();
    expect(await cards.count()).toBe(3);
    await close();
  });
});
