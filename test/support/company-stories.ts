import { Role } from '#kit/actor';
import type { Page } from 'playwright-core';

import { dataOf, type Ask } from './client.ts';
import type { Hub } from './hub.ts';
import { settled } from './portal/page-checks.ts';
import { aCommitment, aPledge } from './pledges.ts';
import { aGap } from './world.ts';

/** The company that the demo account company-1 belongs to, asked as itself. */
export async function demoCompany(hub: Hub): Promise<{ ask: Ask }> {
  return { ask: await hub.as({ role: Role.COMPANY, organisation: 'demo-company-1' }) };
}

const CODE = `query ($id: ID!) { pledge(id: $id) { code version allocations { id } } }`;

/** A pledge of its own for a story: on a gap that nobody else pledges to. */
export async function ownPledge(hub: Hub, { amount = 10_000_000, isAccepted = true } = {}) {
  const company = await demoCompany(hub);
  const gap = await aGap(hub, [{ need: 50_000_000, unit: 'rupiah' }]);
  const line = gap.lines[0]?.id ?? '';
  const made = isAccepted ? await aCommitment(hub, company, line, amount) : await aPledge(company, line, amount);
  const { pledge } = await dataOf(company.ask(CODE, { id: made.pledgeId }));
  return { ...made, company, gap, code: String(pledge.code), version: Number(pledge.version) };
}

/** Opens an address and waits until nothing of it loads any more. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

/** What has the focus: its tag, role and first words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName} ${activeElement?.getAttribute('role') ?? ''} ${activeElement?.textContent?.slice(0, 60)}`;
  });
