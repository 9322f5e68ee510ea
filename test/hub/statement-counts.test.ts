import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coordinatorOf, type Gap } from '../support/world.ts';
import { readOperation } from './saved-operations.ts';

/** A village that no other story makes gaps in. */
const VILLAGE = '15.05.01.2002';
const GAPS = 20;
/** Statements of one subgraph for the whole operation, begin and commit among them. */
const AT_MOST = 10;

const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) {
  __typename ... on PledgeSubmitted { pledge { allocations { id } } } } }`;
const VERIFY = `mutation ($input: VerifyAllocationInput!) { verifyAllocation(input: $input) { __typename } }`;

async function twentyGaps(hub: Hub): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (let number = 1; number <= GAPS; number += 5) {
    const five = [0, 1, 2, 3, 4].map((step) => `PPKS-${String(number + step).padStart(2, '0')}`);
    const lines = [{ need: 1_000_000 }, { kind: 'GOODS' as const, item: 'sembako', unit: 'paket', need: 100 }];
    const more = (categoryCode: string) => ({ areaCode: VILLAGE, categoryCode, fiscalYear: 2031, personnelNeeded: 2 });
    gaps.push(...(await Promise.all(five.map((categoryCode) => aGap(hub, lines, more(categoryCode))))));
  }
  return gaps;
}

/** Pledges of companies that may be named; every second one is committed. */
async function pledge(hub: Hub, gap: Gap | undefined, count: number): Promise<void> {
  const companies = await Promise.all([aCompany(hub), aCompany(hub), aCompany(hub)]);
  const coordinator = await coordinatorOf(hub);
  for (let number = 0; number < count; number += 1) {
    const allocations = [{ needLineId: gap?.lines[0]?.id, amount: 1_000 }];
    const ask = companies[number % companies.length]?.ask ?? hub.ask;
    const { submitPledge } = await dataOf(
      ask(SUBMIT, { input: { idempotencyKey: randomUUID(), pledge: { allocations } } }),
    );
    if (number % 2 > 0) continue;
    const allocationId = submitPledge.pledge.allocations[0].id;
    await dataOf(coordinator(VERIFY, { input: { idempotencyKey: randomUUID(), allocationId } }));
  }
}

/** The statements of the list that newcomers open with, and the pledges it tells of. */
async function listed(hub: Hub, first = GAPS) {
  const answer = await hub.ask(readOperation('gapList').text, { within: VILLAGE, first });
  const { gapAreas } = await dataOf(Promise.resolve(answer));
  const statements = await until(
    async () => hub.statementsOf(answer.requestId),
    (counts) => Object.keys(counts).length === 3,
  );
  const pledges = gapAreas.nodes.reduce((sum: number, gap: any) => sum + gap.allocations.totalCount, 0);
  return { statements, pledges, gaps: gapAreas.nodes.length };
}

stories('what a list costs', (hub) => {
  test('twenty gaps cost as many statements with 30 pledges as with 3, and as one gap alone', async () => {
    const [first, second] = await twentyGaps(hub());
    const none = await listed(hub());
    await pledge(hub(), first, 3);
    const three = await listed(hub());
    await pledge(hub(), first, 27);
    await pledge(hub(), second, 3);
    const thirty = await listed(hub());
    expect([none, three, thirty].map(({ gaps, pledges }) => [gaps, pledges])).toEqual([
      [GAPS, 0],
      [GAPS, 3],
      [GAPS, 33],
    ]);
    expect(thirty.statements).toEqual(three.statements);
    // The names of companies are read only where there are pledges.
    expect(none.statements).toEqual({ ...three.statements, csr: (three.statements['csr'] ?? 0) - 1 });
    expect(Math.max(...Object.values(thirty.statements))).toBeLessThanOrEqual(AT_MOST);
    expect((await listed(hub(), 1)).statements).toEqual(none.statements);
  });
});
