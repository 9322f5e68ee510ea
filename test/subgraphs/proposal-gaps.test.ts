import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { applyOnce } from '../../subgraphs/host/applying.ts';
import { PLANNING_RULES } from '../../subgraphs/programs/proposals/proposal-ledger.queries.ts';
import { projectCoverage } from '../../subgraphs/programs/rankings/ranking.events.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';
import { aVillage, PROPOSAL, proposalCommands, province, stranger, village } from './proposal-stories.ts';

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

const { run, faults, decide, atBudget, aBudgetLine } = proposalCommands(() => programs);

const open = (proposal: { id: string; version: number }, more: object = {}, actor = province) =>
  run(
    'openGapFromProposal',
    { proposalId: proposal.id, expectedVersion: proposal.version, institution: 'Bappeda Uji', ...more },
    actor,
  );

async function refused(more: object = {}) {
  const { proposal } = await decide(await atBudget(more), 'NOT_FUNDED', { reason: 'Anggaran terbatas' });
  return proposal;
}

const again = async (id: string, actor: typeof province | null = province) =>
  (await programs.ask<any>(actor, `query ($id: ID!) { planningProposal(id: $id) { ${PROPOSAL} } }`, { id }))
    .planningProposal;

test('an unfunded proposal becomes a draft gap with its need, its trail as origin and first evidence', async () => {
  const proposal = await refused();
  const { proposal: opened, gapArea } = await open(proposal);
  expect(gapArea.status).toBe('DRAFT');
  expect(opened).toMatchObject({ csrOutcome: 'NONE', version: proposal.version + 1, viewerCan: { openGap: false } });
  expect(opened.decisions.at(-1)).toMatchObject({ outcome: 'GAP_OPENED', institution: 'Bappeda Uji' });
  expect(opened.gapArea).toMatchObject({
    title: 'Bantuan lansia terlantar',
    area: { code: '15.07.01.2001' },
    category: { code: 'PPKS-08' },
    targeted: { display: '40' },
    needLines: [{ kind: 'MONEY', unit: 'rupiah', need: 1000 }],
    history: [{ action: 'CREATED', reason: `Usulan ${proposal.code}` }, { action: 'EVIDENCE_ADDED' }],
    evidence: [{ title: `Usulan ${proposal.code}: NOT_FUNDED`, quote: 'Anggaran terbatas' }],
    planningProposal: { code: proposal.code },
  });
  expect(opened.gapArea.planningProposal.decisions).toHaveLength(opened.decisions.length);
  // A draft is nobody's but its officers'.
  expect((await again(proposal.id, null)).gapArea).toBeNull();
  expect((await again(proposal.id, stranger)).gapArea).toBeNull();
  expect((await again(proposal.id, null)).decisions.map(({ outcome }: any) => outcome)).not.toContain('GAP_OPENED');
  const { planningProposals } = await programs.ask<any>(
    province,
    '{ planningProposals(filter: { outcome: GAP_OPENED }) { totalCount } }',
  );
  expect(planningProposals.totalCount).toBe(0);
});

test('with publish it is open to companies in the same transaction', async () => {
  const proposal = await refused({ need: { kind: 'GOODS', item: 'kursi roda', unit: 'unit', need: 12 } });
  const { proposal: opened } = await open(proposal, { publish: true, deadline: '2027-11-30' });
  expect(opened.gapArea).toMatchObject({
    status: 'PUBLISHED',
    version: 3,
    needLines: [{ kind: 'GOODS', item: 'kursi roda', unit: 'unit', need: 12 }],
  });
  const announced = await programs.store.pool.query(
    `select 1 from events._private_jobs where starts_with(key, $1 || ':')`,
    [`csr:programs.gap-area:${opened.gapArea.id}`],
  );
  expect(announced.rows).toHaveLength(1);
  const seen = await again(proposal.id, null);
  expect(seen.gapArea.code).toBe(opened.gapArea.code);
  expect(seen.decisions.at(-1).outcome).toBe('GAP_OPENED');
});

test('of a partly funded proposal only the remainder is opened', async () => {
  const proposal = await atBudget();
  const fundings = [{ budgetLineId: await aBudgetLine(proposal.fiscalYear, 400), amount: 400 }];
  const { proposal: partly } = await decide(proposal, 'PARTLY_FUNDED', { fundings });
  const { proposal: opened } = await open(partly);
  expect(opened.gapArea.needLines).toMatchObject([{ need: 600 }]);
  expect(opened).toMatchObject({ funded: 400, requested: 1000 });
});

test('a proposal opens one gap, also when ten ask at once, and only when the budget refused it', async () => {
  const proposal = await refused();
  const ten = await Promise.all(Array.from({ length: 10 }, () => open(proposal)));
  expect(ten.filter(({ __typename }) => __typename === 'GapOpenedFromProposal')).toHaveLength(1);
  expect(await open(await again(proposal.id))).toMatchObject({ __typename: 'ProposalStepNotAllowed' });
  const waiting = await atBudget();
  expect(await open(waiting)).toMatchObject({
    __typename: 'ProposalStepNotAllowed',
    code: 'PROPOSAL_STEP_NOT_ALLOWED',
  });
});

test('a second gap of the same area, category and year is refused, and nothing is left of the attempt', async () => {
  const proposal = await refused();
  await programs.store.pool.query(
    `insert into gap_area (id, code, title, area_code, category_code, fiscal_year, status, is_demo, version, serial,
       created_at, changed_at) values (gen_random_uuid(), $1, 'lain', '15.07.01.2001', 'PPKS-08', $2, 'DRAFT', false, 1, 99,
       now(), now())`,
    [`KSJ-TWIN`, Number(proposal.code.split('-')[2])],
  );
  expect(await open(proposal)).toMatchObject({ __typename: 'GapAreaAlreadyExists' });
  expect(await again(proposal.id)).toMatchObject({ version: proposal.version, gapArea: null });
});

test('only officers of the area open it, and a bad deadline is told', async () => {
  const proposal = await refused();
  const input = { proposalId: proposal.id, expectedVersion: proposal.version, institution: 'x' };
  expect(await faults('openGapFromProposal', input, stranger)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await faults('openGapFromProposal', { ...input, deadline: '2026-11-20' }, village)).toMatchObject({
    fields: [{ field: 'deadline', code: 'DEADLINE_PASSED' }],
  });
  expect((await open(proposal, {}, village)).__typename).toBe('GapOpenedFromProposal');
});

test('what companies commit and deliver is written back, also back again; repeats and late events change nothing', async () => {
  const { proposal } = await open(await refused(), { publish: true });
  const [line] = proposal.gapArea.needLines;
  const tell = (version: number, committed: number, delivered: number) =>
    applyOnce(programs.store, 'csr.coverage', projectCoverage, {
      aggregate: proposal.gapArea.id,
      sequence: String(version),
      occurredAt: '2026-11-21T00:00:00Z',
      payload: {
        gapAreaId: proposal.gapArea.id,
        version: String(version),
        needVersion: '3',
        coverageState: 'OPEN',
        pledgeCount: 1,
        lines: [
          {
            needLineId: line.id,
            kind: 'MONEY',
            item: null,
            unit: 'rupiah',
            need: '1000',
            budget: '0',
            held: '0',
            committed: String(committed),
            delivered: String(delivered),
            uncovered: String(1000 - committed - delivered),
            open: String(1000 - committed - delivered),
            overCovered: '0',
          },
        ],
      },
    } as never);
  const outcome = async () => (await again(proposal.id)).csrOutcome;
  const story: [number, number, number, string][] = [
    [2, 400, 0, 'PLEDGED'],
    [3, 1000, 0, 'COMMITTED'],
    [2, 0, 0, 'COMMITTED'],
    [5, 0, 1000, 'MET'],
    [4, 0, 0, 'MET'],
    [5, 0, 0, 'MET'],
    [6, 1000, 0, 'COMMITTED'],
    [7, 0, 0, 'NONE'],
  ];
  for (const [version, committed, delivered, expected] of story) {
    await tell(version, committed, delivered);
    expect(await outcome()).toBe(expected);
  }
  expect((await again(proposal.id)).csrOutcomes).toEqual([
    { ordinal: 1, outcome: 'PLEDGED', coverageVersion: '2' },
    { ordinal: 2, outcome: 'COMMITTED', coverageVersion: '3' },
    { ordinal: 3, outcome: 'MET', coverageVersion: '5' },
    { ordinal: 4, outcome: 'COMMITTED', coverageVersion: '6' },
    { ordinal: 5, outcome: 'NONE', coverageVersion: '7' },
  ]);
});

test('the books of the planning hold after all of this', async () => {
  for (const statement of Object.values(PLANNING_RULES)) {
    expect((await programs.store.pool.query(statement)).rows).toEqual([]);
  }
});
