import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { aCycle, decided, proposalInput } from '../support/commands/planning.ts';
import type { Hub } from '../support/hub.ts';
import { aCommitment, aReceipt, key, run } from '../support/pledges.ts';
import { aRegion, budgetInput, provenance, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { aCompany, coordinatorOf, officerOf } from '../support/world.ts';

const TRACE = `query ($code: String!) { planningProposal(code: $code) { status csrOutcome requested funded
  decisions { outcome institution reason } csrOutcomes { outcome } budgetLines { amount budgetLine { id } }
  gapArea { id code needLines { id need } coverage { lines { need committed delivered uncovered } }
    allocations(first: 20) { nodes { id state amount delivered company { code } pledge { code } deliveries(first: 20) { nodes { id amount state } } } }
    peopleReached { count } results { peopleReached { count } } } } }`;

const BACK = `query ($deliveryId: ID!, $budgetLineId: ID!) {
  delivery(id: $deliveryId) { allocation { gapArea { planningProposal { code decisions { outcome } } } } }
  budgetLine(id: $budgetLineId) { planningProposals { code gapArea { allocations(first: 20) { nodes { deliveries(first: 20) { nodes { id } } } } } } } }`;

const trace = async (hub: Hub, code: string) => (await dataOf(hub.ask(TRACE, { code }))).planningProposal;

/** A proposal of a kabupaten that its budget funds with 300 of 1,000, opened to companies for the rest. */
async function aRemainder(region: Region) {
  const { officer } = region;
  const cycleCode = await aCycle(region);
  const submitted = await run(
    officer,
    'submitPlanningProposal',
    proposalInput(region.area, cycleCode),
    '... on PlanningProposalSubmitted { proposal { id code version } } ... on Refusal { code }',
  );
  let at = { proposalId: submitted.proposal.id, expectedVersion: submitted.proposal.version };
  for (const outcome of ['FORWARDED', 'ACCEPTED']) at = await decided(region, at, outcome);
  const line = await run(
    officer,
    'recordBudgetLine',
    budgetInput(Number(cycleCode.split('-')[2])),
    '... on BudgetLineRecorded { budgetLine { id } } ... on Refusal { code }',
  );
  const budgetLineId: string = line.budgetLine.id;
  const fundings = [{ budgetLineId, amount: 300 }];
  const decision = { ...at, outcome: 'PARTLY_FUNDED', institution: 'TAPD', reason: 'Anggaran terbatas', fundings };
  const partly = await run(
    officer,
    'decidePlanningProposal',
    { ...decision, ...key() },
    '... on PlanningProposalDecided { proposal { version } } ... on Refusal { code message }',
  );
  const opened = await run(
    officer,
    'openGapFromProposal',
    {
      proposalId: at.proposalId,
      expectedVersion: partly.proposal.version,
      publish: true,
      institution: 'Bappeda',
      deadline: '2027-11-30',
      ...key(),
    },
    '... on GapOpenedFromProposal { gapArea { id needLines { id need } } } ... on Refusal { code message }',
  );
  return { code: submitted.proposal.code as string, budgetLineId, gap: opened.gapArea };
}

stories('from a proposal to the people reached', (hub) => {
  test('what the budget left is opened, pledged and delivered; the trace holds both ways, and MET goes back after a dispute', async () => {
    const region = await aRegion(hub());
    const { code, budgetLineId, gap } = await aRemainder(region);
    expect(gap.needLines).toMatchObject([{ need: 700 }]);
    const line: string = gap.needLines[0].id;
    const reads = (outcome: string) =>
      until(
        async () => (await trace(hub(), code)).csrOutcome,
        (read) => read === outcome,
      );
    await until(
      async () => (await trace(hub(), code)).gapArea.coverage?.lines ?? [],
      (lines) => lines.length === 1,
    );

    const [first, second] = [await aCompany(hub()), await aCompany(hub())];
    const { deliveryId } = await aReceipt(hub(), first, line, 400);
    await reads('PLEDGED');
    const { allocationId } = await aCommitment(hub(), second, line, 300);
    await reads('COMMITTED');
    const sent = await run(
      second.ask,
      'recordDelivery',
      { allocationId, amount: 300, sentOn: '2026-11-20', ...key() },
      '... on DeliveryRecorded { delivery { id } } ... on Refusal { code }',
    );
    const receipt = { deliveryId: sent.delivery.id, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' };
    await run(await officerOf(hub()), 'confirmReceipt', { ...receipt, ...key() }, '... on Refusal { code }');
    await reads('MET');

    const result = await run(
      region.officer,
      'recordGapResult',
      { gapAreaId: gap.id, peopleReached: 25, provenance, ...key() },
      '... on GapResultRecorded { result { id } } ... on Refusal { code }',
    );
    expect(result.__typename).toBe('GapResultRecorded');
    const seen = await trace(hub(), code);
    expect(seen).toMatchObject({
      status: 'PARTLY_FUNDED',
      requested: 1_000,
      funded: 300,
      budgetLines: [{ amount: 300, budgetLine: { id: budgetLineId } }],
      gapArea: { peopleReached: { count: 25 }, coverage: { lines: [{ need: 700, delivered: 700, uncovered: 0 }] } },
    });
    const delivered = seen.gapArea.allocations.nodes.flatMap(({ deliveries }: any) => deliveries.nodes);
    expect(delivered.map(({ amount }: any) => amount).toSorted()).toEqual([300, 400]);

    const back = await dataOf(hub().ask(BACK, { deliveryId, budgetLineId }));
    expect(back.delivery.allocation.gapArea.planningProposal).toMatchObject({ code });
    const [funded] = back.budgetLine.planningProposals;
    expect(funded.code).toBe(code);
    expect(JSON.stringify(funded.gapArea)).toContain(deliveryId);

    await run(
      await coordinatorOf(hub()),
      'disputeDelivery',
      { deliveryId, reason: 'Jumlah tidak sesuai', ...key() },
      '... on Refusal { code }',
    );
    await reads('COMMITTED');
    expect((await trace(hub(), code)).csrOutcomes.map(({ outcome }: any) => outcome)).toEqual([
      'PLEDGED',
      'COMMITTED',
      'MET',
      'COMMITTED',
    ]);
  });
});
