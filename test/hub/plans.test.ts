import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { readOperation } from './saved-operations.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap } from '../support/world.ts';

const PRIORITY = `query ($code: String!) { gapArea(code: $code) { priority { score } } }`;

stories('planning a budget', (hub) => {
  test('a gap made in programs is planned in csr by the same score, drafted, submitted, and then needs no plan', async () => {
    const gap = await aGap(hub(), [{ kind: 'MONEY', need: 1_000_000 }], { peopleInNeed: 200 });
    const company = await aCompany(hub());
    const { gapArea } = await dataOf(
      hub().ask(`query ($id: ID!) { gapArea(id: $id) { fiscalYear category { code } } }`, { id: gap.id }),
    );
    const input = {
      budget: 600_000,
      within: [gap.areaCode],
      categories: [gapArea.category.code],
      fiscalYear: gapArea.fiscalYear,
    };
    const planned = async () =>
      (await dataOf(company.ask(readOperation('planAllocation').text, { input }))).planAllocation;
    const plan = await until(planned, ({ lines }) => lines.length === 1);
    const { gapArea: ranked } = await dataOf(hub().ask(PRIORITY, { code: gap.code }));
    expect(plan.lines[0]).toMatchObject({ amount: 600_000, peopleReached: '120', gapArea: { code: gap.code } });
    expect(Number(plan.lines[0].score)).toBe(Number(ranked.priority.score));
    expect(plan.limits).toMatchObject([{ kind: 'BUDGET', limit: 600_000, easedBy: 10_000 }]);
    const lines = plan.lines.map(({ needLine, amount }: any) => ({ needLineId: needLine.id, amount }));
    const { draftPledgesFromPlan } = await dataOf(
      company.ask(
        `mutation ($input: DraftPledgesFromPlanInput!) { draftPledgesFromPlan(input: $input) {
          ... on PledgesDrafted { pledges { id state } } } }`,
        { input: { lines, idempotencyKey: randomUUID() } },
      ),
    );
    expect(draftPledgesFromPlan.pledges).toMatchObject([{ state: 'DRAFT' }]);
    const { submitPledge } = await dataOf(
      company.ask(
        `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { __typename ... on PledgeSubmitted { outcome warnings { code } } } }`,
        { input: { pledgeId: draftPledgesFromPlan.pledges[0].id, idempotencyKey: randomUUID() } },
      ),
    );
    expect(submitPledge).toEqual({ __typename: 'PledgeSubmitted', outcome: 'HELD', warnings: [] });
    expect((await planned()).lines).toMatchObject([{ open: 400_000, amount: 400_000 }]);
  });
});
