import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { PLANNING_RULES } from '../../subgraphs/programs/proposals/proposal-ledger.queries.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const LIST = `{ planningProposals(first: 100) { totalCount nodes { code isDemo stage status funded requested
  gapArea { code peopleReached { display } planningProposal { code } } decisions { outcome decidedOn }
  budgetLines { amount budgetLine { isDemo } } } } }`;

test('the demo proposals stand at their stages, are marked, and keep the rules of the books', async () => {
  const { planningProposals } = await programs.ask<any>(null, LIST);
  const { nodes } = planningProposals;
  expect(nodes.every(({ isDemo }: any) => isDemo)).toBe(true);
  expect(nodes.map(({ stage, status }: any) => `${stage} ${status}`).toSorted()).toEqual([
    'APBD FUNDED',
    'APBD NOT_FUNDED',
    'APBD NOT_FUNDED',
    'DISTRICT IN_PROGRESS',
    'REGENCY REJECTED',
  ]);
  const opened = nodes.find(({ gapArea }: any) => gapArea !== null);
  expect(opened).toMatchObject({
    code: 'USL-150701-2027-0001',
    gapArea: {
      code: 'KSJ-150701-2027-0001',
      peopleReached: { display: '62' },
      planningProposal: { code: opened.code },
    },
  });
  const days = opened.decisions.map(({ decidedOn }: any) => decidedOn);
  expect(days).toEqual(days.toSorted());
  expect(days.at(-1) <= '2026-11-21').toBe(true);
  for (const statement of Object.values(PLANNING_RULES)) {
    expect((await programs.store.pool.query(statement)).rows).toEqual([]);
  }
});

test('seeding again changes nothing', async () => {
  const before = await programs.ask<any>(null, LIST);
  await seedPrograms(programs.store, { demo: true });
  expect(await programs.ask<any>(null, LIST)).toEqual(before);
});
