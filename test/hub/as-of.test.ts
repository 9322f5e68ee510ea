import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { aPledge, key, run } from '../support/pledges.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coordinatorOf, officerOf } from '../support/world.ts';

const GAP = `query ($id: ID!, $asOf: DateTime) { gapArea(id: $id, asOf: $asOf) { title status version needLines { need budget }
  history { action } coverage(asOf: $asOf) { version needVersion state lines { need held committed delivered uncovered open
    rows(first: 100) { nodes { part amount state allocation { company { name } pledge { code } } } } } } } }`;
const PLEDGE = `query ($id: ID!, $asOf: DateTime) { pledge(id: $id, asOf: $asOf) { state totals { amount delivered }
  allocations { state amount history { toState } gapArea { coverage(asOf: $asOf) { version lines { committed open } } } } } }`;
const CHANGE = `mutation ($input: ChangeGapAreaInput!) { changeGapArea(input: $input) { __typename } }`;

stories('what did we know when we pledged', (hub) => {
  test('each instant is answered again as it was, across programs and csr, to the public and to the company', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const [officer, coordinator] = [await officerOf(hub()), await coordinatorOf(hub())];
    const { pledgeId, allocationId } = await aPledge(company, gap.lines[0]?.id ?? '', 400);
    const seen: { asOf: string; gap: unknown; own: unknown; pledge: unknown }[] = [];
    const look = async (asOf?: string) => ({
      gap: await dataOf(hub().ask(GAP, { id: gap.id, asOf })),
      own: await dataOf(company.ask(GAP, { id: gap.id, asOf })),
      pledge: await dataOf(company.ask(PLEDGE, { id: pledgeId, asOf })),
    });
    // Both subgraphs are on this machine, and so is its clock.
    const note = async () => {
      seen.push({ ...(await look()), asOf: new Date().toISOString() });
      await pause(5);
    };
    await note();
    await run(coordinator, 'verifyAllocation', { allocationId, ...key() }, '... on Refusal { code }');
    await note();
    const { gapArea } = await dataOf(hub().ask(GAP, { id: gap.id }));
    const needChanges = [{ needLineId: gap.lines[0]?.id, need: 300 }];
    const input = {
      gapAreaId: gap.id,
      expectedVersion: gapArea.version,
      title: 'Kebutuhan turun',
      needChanges,
      reason: 'Uji',
    };
    await dataOf(officer(CHANGE, { input }));
    await until(
      async () => (await dataOf(hub().ask(GAP, { id: gap.id }))).gapArea.coverage.needVersion,
      (version) => version === gapArea.version + 1,
    );
    await note();
    await run(
      company.ask,
      'cancelPledge',
      { pledgeId, reason: 'Tidak jadi', ...key() },
      '... on Refusal { code message(lang: EN) }',
    );
    await note();
    expect(seen.map(({ gap: told }: any) => told.gapArea.coverage.lines[0].committed)).toEqual([0, 400, 400, 0]);
    expect(seen.map(({ gap: told }: any) => told.gapArea.coverage.state)).toEqual([
      'OPEN',
      'OPEN',
      'OVER_COVERED',
      'OPEN',
    ]);
    for (const { asOf, ...then } of seen) expect(await look(asOf), `as of ${asOf}`).toEqual(then);
  });

  test('a hidden company and a draft are as hidden in the past', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub(), { isVisible: false });
    const { pledgeId, allocationId } = await aPledge(company, gap.lines[0]?.id ?? '', 400);
    const coordinator = await coordinatorOf(hub());
    await run(coordinator, 'verifyAllocation', { allocationId, ...key() }, '... on Refusal { code }');
    const asOf = new Date().toISOString();
    const { gapArea } = await dataOf(hub().ask(GAP, { id: gap.id, asOf }));
    expect(gapArea.coverage.lines[0].rows.nodes).toMatchObject([
      { part: 'COMMITTED', amount: 400, allocation: { company: null, pledge: null } },
    ]);
    const { errors } = await hub().ask(PLEDGE, { id: pledgeId, asOf });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});
