import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { PLANNING_RULES } from '../../subgraphs/programs/proposals/proposal-ledger.queries.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';
import { aVillage, proposalCommands, province, regency, stranger, village } from './proposal-stories.ts';

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

const { run, faults, aCycle, wish, aProposal, decide, atBudget, aBudgetLine } = proposalCommands(() => programs);

test('a proposal goes from the village to the budget, each stage decided by the officers of its area', async () => {
  let proposal = await aProposal();
  expect(proposal).toMatchObject({ stage: 'VILLAGE', status: 'IN_PROGRESS', version: 1, people: { display: '40' } });
  const way: [string, typeof village, string][] = [
    ['FORWARDED', village, 'DISTRICT'],
    ['FORWARDED', village, 'REGENCY'],
    ['FORWARDED', regency, 'PROVINCE'],
    ['FORWARDED', province, 'RKPD'],
    ['ACCEPTED', province, 'APBD'],
    ['NOT_FUNDED', province, 'APBD'],
  ];
  for (const [outcome, officer, stage] of way) {
    ({ proposal } = await decide(proposal, outcome, {}, officer));
    expect(proposal.stage).toBe(stage);
  }
  expect(proposal).toMatchObject({ status: 'NOT_FUNDED', version: 7, funded: 0, availableTransitions: [] });
  expect(proposal.decisions.map(({ outcome }: any) => outcome)).toEqual(['SUBMITTED', ...way.map(([one]) => one)]);
  expect(proposal.decisions[6]).toMatchObject({ reason: 'sebab NOT_FUNDED', decidedOn: '2026-11-21' });
});

test('who may not decide at a stage is refused there, and is offered nothing', async () => {
  const { code } = await aCycle();
  const { proposal } = await run('submitPlanningProposal', wish(code, { areaCode: '15.07' }), regency);
  expect(proposal.stage).toBe('REGENCY');
  const { proposal: atProvince } = await decide(proposal, 'FORWARDED', {}, regency);
  expect(atProvince).toMatchObject({ stage: 'PROVINCE', availableTransitions: [] });
  const input = {
    proposalId: proposal.id,
    expectedVersion: 2,
    outcome: 'FORWARDED',
    institution: 'Bappeda',
  };
  expect(await faults('decidePlanningProposal', input, regency)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await faults('decidePlanningProposal', input, stranger)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await faults('decidePlanningProposal', input, null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  const seen = await programs.ask<any>(
    province,
    '{ planningProposal(id: "' + proposal.id + '") { availableTransitions { outcome toStage needsOverride } } }',
  );
  expect(seen.planningProposal.availableTransitions[0]).toEqual({
    outcome: 'FORWARDED',
    toStage: 'RKPD',
    needsOverride: false,
  });
});

test('outside its window a stage takes nothing but with a reason, which is kept and listed', async () => {
  const { code } = await aCycle({ VILLAGE: ['2026-07-01', '2026-09-30'], DISTRICT: ['2026-11-21', '2026-11-21'] });
  expect(await run('submitPlanningProposal', wish(code), village)).toMatchObject({
    __typename: 'PlanningWindowClosed',
    code: 'PLANNING_WINDOW_CLOSED',
    stage: 'VILLAGE',
    opensOn: '2026-07-01',
    closesOn: '2026-09-30',
  });
  expect(await run('submitPlanningProposal', wish(code, { submittedOn: '2026-08-01' }), village)).toMatchObject({
    __typename: 'PlanningWindowClosed',
  });
  const late = wish(code, { overrideReason: 'Banjir bandang' });
  const { proposal } = await run('submitPlanningProposal', late, village);
  expect(proposal.decisions[0].override).toEqual({
    reason: 'Banjir bandang',
    opensOn: '2026-07-01',
    closesOn: '2026-09-30',
  });
  expect(await decide(proposal, 'FORWARDED')).toMatchObject({ __typename: 'PlanningWindowClosed' });
  const forwarded = await decide(proposal, 'FORWARDED', { overrideReason: 'Susulan' });
  const inTime = await decide(forwarded.proposal, 'FORWARDED', { overrideReason: 'tidak perlu' });
  expect(inTime.proposal.decisions.map(({ override }: any) => override?.reason ?? null)).toEqual([
    'Banjir bandang',
    'Susulan',
    null,
  ]);
  const listed = await programs.ask<any>(
    null,
    `{ planningCycle(code: "${code}") { overrides { outcome override { reason } proposal { code } } }
       planningProposals(filter: { cycle: "${code}", hasOverride: true }) { totalCount } }`,
  );
  expect(listed.planningCycle.overrides.map(({ override }: any) => override.reason)).toEqual([
    'Susulan',
    'Banjir bandang',
  ]);
  expect(listed.planningProposals.totalCount).toBe(1);
});

test('a returned proposal goes back one stage and comes again; what is rejected stays so', async () => {
  const proposal = await aProposal();
  const { proposal: up } = await decide(proposal, 'FORWARDED');
  const { proposal: back } = await decide(up, 'RETURNED');
  expect(back).toMatchObject({ stage: 'VILLAGE', status: 'IN_PROGRESS' });
  const { proposal: again } = await decide(back, 'FORWARDED');
  const { proposal: out } = await decide(again, 'REJECTED');
  expect(out).toMatchObject({ stage: 'DISTRICT', status: 'REJECTED', version: 5 });
  expect(await decide(out, 'FORWARDED')).toMatchObject({ __typename: 'ProposalStepNotAllowed' });
});

test('FUNDED names budget lines that add up; they name the proposal too', async () => {
  const proposal = await atBudget();
  const [one, two] = [await aBudgetLine(proposal.fiscalYear, 700), await aBudgetLine(proposal.fiscalYear, 300)];
  const short = {
    proposalId: proposal.id,
    expectedVersion: proposal.version,
    outcome: 'FUNDED',
    institution: 'TAPD',
    reason: 'Perda APBD',
    fundings: [{ budgetLineId: one, amount: 700 }],
  };
  expect(await faults('decidePlanningProposal', short)).toMatchObject({
    fields: [{ field: 'fundings', code: 'FUNDING_DOES_NOT_ADD_UP' }],
  });
  const fundings = [
    { budgetLineId: one, amount: 700 },
    { budgetLineId: two, amount: 300 },
  ];
  const { proposal: funded } = await run('decidePlanningProposal', { ...short, fundings });
  expect(funded).toMatchObject({ status: 'FUNDED', funded: 1000, requested: 1000 });
  expect(funded.budgetLines.map(({ amount }: any) => amount).toSorted()).toEqual([300, 700]);
  const { budgetLine } = await programs.ask<any>(
    null,
    `{ budgetLine(id: "${one}") { planningProposals { code status } } }`,
  );
  expect(budgetLine.planningProposals).toEqual([{ code: proposal.code, status: 'FUNDED' }]);
});

test('a budget line of another year or with too little allocated funds nothing', async () => {
  const proposal = await atBudget();
  const fund = async (budgetLineId: string) =>
    decide(proposal, 'PARTLY_FUNDED', { fundings: [{ budgetLineId, amount: 400 }] });
  expect(await fund(await aBudgetLine(proposal.fiscalYear + 1))).toMatchObject({ code: 'OTHER_FISCAL_YEAR' });
  expect(await fund(await aBudgetLine(proposal.fiscalYear, 399))).toMatchObject({ code: 'ALLOCATION_EXCEEDED' });
  expect(await fund(await aBudgetLine(proposal.fiscalYear, 1000, '15.71'))).toMatchObject({ code: 'OTHER_AREA' });
  expect((await fund(await aBudgetLine(proposal.fiscalYear, 400))).proposal).toMatchObject({
    status: 'PARTLY_FUNDED',
    funded: 400,
  });
});

test('of twenty officers who decide at once from the same version, one does', async () => {
  const proposal = await aProposal();
  const twenty = await Promise.all(Array.from({ length: 20 }, () => decide(proposal, 'FORWARDED')));
  expect(twenty.filter(({ __typename }) => __typename === 'PlanningProposalDecided')).toHaveLength(1);
  expect(twenty.filter(({ currentVersion }) => currentVersion === 2)).toHaveLength(19);
});

test('a retry under the same key is told the first answer', async () => {
  const proposal = await aProposal();
  const key = { idempotencyKey: 'decide-once' };
  const ten = await Promise.all(Array.from({ length: 10 }, () => decide(proposal, 'FORWARDED', key)));
  expect(ten.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  expect(ten.every(({ proposal: one }) => one.version === 2)).toBe(true);
  expect(await decide(proposal, 'REJECTED', key)).toMatchObject({ __typename: 'CommandKeyReused' });
});

test('the trail is only ever added to', async () => {
  const { pool } = programs.store;
  await expect(pool.query(`update proposal_decision set reason = 'lain'`)).rejects.toThrow('only ever added');
  await expect(pool.query('delete from proposal_decision')).rejects.toThrow('only ever added');
  await expect(pool.query('delete from proposal_budget_line')).rejects.toThrow('only ever added');
});

/** The standing rules of the planning that the books break, with whatever was done to them, which is undone. */
async function breached(...tampering: string[]): Promise<string[]> {
  const client = await programs.store.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    for (const statement of tampering) await client.query(statement);
    const broken: string[] = [];
    for (const [rule, statement] of Object.entries(PLANNING_RULES)) {
      if ((await client.query(statement)).rows.length > 0) broken.push(rule);
    }
    return broken;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('the books hold after all of this, and each rule finds what is done to them behind its back', async () => {
  expect(await breached()).toEqual([]);
  const found = async (statement: string) => (await breached(statement)).join('; ');
  expect(await found(`delete from proposal_decision where version = 2`)).toContain('no row is missing');
  expect(await found(`update planning_proposal set stage = 'RKPD' where stage = 'APBD'`)).toContain(
    'last row of its trail',
  );
  expect(
    await found(`update proposal_decision set outcome = 'FUNDED', reason = 'x' where outcome = 'FORWARDED'`),
  ).toContain('may take');
  expect(await found(`delete from proposal_budget_line`)).toContain('sum of its budget lines');
});
