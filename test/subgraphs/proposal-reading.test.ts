import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';
import { aVillage, proposalCommands, stranger, village } from './proposal-stories.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
  await aVillage(programs);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { run, faults, aCycle, wish, aProposal, decide } = proposalCommands(() => programs);

test('endorsements are rows of the trail that move nothing', async () => {
  const proposal = await aProposal();
  const endorse = {
    proposalId: proposal.id,
    stakeholder: 'POVERTY_COORDINATION_TEAM',
    institution: 'TKPKD Uji',
    reason: 'Sesuai data kemiskinan',
  };
  const { proposal: endorsed } = await run('endorsePlanningProposal', endorse, village);
  expect(endorsed).toMatchObject({ stage: 'VILLAGE', version: 2, decisions: [{}, { outcome: 'ENDORSED' }] });
  expect(await faults('endorsePlanningProposal', endorse, stranger)).toMatchObject({ code: 'FORBIDDEN' });
  const { proposal: rejected } = await decide(endorsed, 'REJECTED');
  expect(await run('endorsePlanningProposal', endorse, village)).toMatchObject({
    __typename: 'ProposalStepNotAllowed',
  });
  expect(rejected.decisions).toHaveLength(3);
});

test('the account that entered a row is named to officers of the area only; small targets to them too', async () => {
  const { id } = await aProposal({ peopleTargeted: 3 });
  const seen = async (actor: typeof village | null) =>
    (
      await programs.ask<any>(
        actor,
        `{ planningProposal(id: "${id}") { peopleTargeted { count display } decisions { recordedBy } } }`,
      )
    ).planningProposal;
  expect(await seen(village)).toMatchObject({
    peopleTargeted: { count: 3 },
    decisions: [{ recordedBy: expect.any(String) }],
  });
  for (const other of [null, stranger]) {
    expect(await seen(other)).toEqual({
      peopleTargeted: { count: null, display: '<5' },
      decisions: [{ recordedBy: null }],
    });
  }
});

test('a proposal lies in the area of its cycle; all problems come at once', async () => {
  const { code } = await aCycle({}, '15.71');
  const bad = wish(code, { categoryCode: 'PPKS-99', title: ' ' });
  expect(await faults('submitPlanningProposal', bad, village)).toMatchObject({
    fields: [{ field: 'title' }, { field: 'categoryCode' }, { field: 'areaCode', code: 'AREA_OUTSIDE_CYCLE' }],
  });
  expect(await faults('submitPlanningProposal', wish('PLN-0'), village)).toMatchObject({
    fields: [{ field: 'cycleCode', code: 'UNKNOWN_CYCLE' }],
  });
});

test('the pipeline is filtered and paged; every proposal comes once', async () => {
  const LIST = `query ($after: String, $filter: PlanningProposalFilter, $orderBy: PlanningProposalOrder) {
    planningProposals(first: 3, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount pageInfo { endCursor hasNextPage } nodes { code requested stage } } }`;
  for (const [field, direction] of [
    ['AMOUNT', 'ASC'],
    ['CHANGED', 'DESC'],
    ['SUBMITTED', 'ASC'],
  ]) {
    const codes: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const page: any = await programs.ask<any>(null, LIST, {
        after,
        filter: { within: '15' },
        orderBy: { field, direction },
      });
      total = page.planningProposals.totalCount;
      codes.push(...page.planningProposals.nodes.map(({ code }: any) => code));
      after = page.planningProposals.pageInfo.hasNextPage ? page.planningProposals.pageInfo.endCursor : null;
    } while (after !== null);
    expect(codes).toHaveLength(total);
    expect(new Set(codes).size).toBe(total);
  }
  const filtered = await programs.ask<any>(null, LIST, {
    filter: { stage: 'VILLAGE', status: 'REJECTED', outcome: 'ENDORSED' },
  });
  expect(filtered.planningProposals.totalCount).toBe(1);
  const none = await programs.ask<any>(null, LIST, { filter: { within: '15.71' } });
  expect(none.planningProposals.totalCount).toBe(0);
});
