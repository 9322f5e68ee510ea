import { randomUUID } from 'node:crypto';

import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, type ProgramsAlone } from './programs-alone.ts';

export const village = anActor(Role.PROGRAM_OFFICER, '15.07.01', 'kecamatan');
export const regency = anActor(Role.PROGRAM_OFFICER, '15.07', 'bappeda-kabupaten');
export const province = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-provinsi');
export const stranger = anActor(Role.PROGRAM_OFFICER, '15.71', 'dinsos-kota');

export const DESA = '15.07.01.2001';

export const PROPOSAL = `id code stage status version requested funded csrOutcome people: peopleTargeted { display }
  decisions { version stage outcome toStage toStatus institution stakeholder reason decidedOn amount recordedBy override { reason opensOn closesOn } changes { field before after } }
  budgetLines { amount budgetLine { id } } availableTransitions { outcome toStage needsOverride } viewerCan { endorse openGap change withdraw }
  gapArea { id code title status fiscalYear version area { code } category { code } targeted: peopleTargeted { display } needLines { id kind item unit need } history { action reason } evidence { title quote } planningProposal { code decisions { outcome } } }
  csrOutcomes { ordinal outcome coverageVersion }`;

const body = (name: string, success: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename ${success} ... on Refusal { code message } } }`;
const refusals = '... on PlanningWindowClosed { stage opensOn closesOn } ... on ProposalOutdated { currentVersion }';

const MUTATIONS: Record<string, string> = {
  changePlanningProposal: body(
    'changePlanningProposal',
    `... on PlanningProposalChanged { replayed proposal { title ${PROPOSAL} } } ${refusals}`,
  ),
  withdrawPlanningProposal: body(
    'withdrawPlanningProposal',
    `... on PlanningProposalWithdrawn { replayed proposal { ${PROPOSAL} } } ... on ProposalOutdated { currentVersion }`,
  ),
  submitPlanningProposal: body(
    'submitPlanningProposal',
    `... on PlanningProposalSubmitted { replayed proposal { ${PROPOSAL} } } ... on PlanningWindowClosed { stage opensOn closesOn }`,
  ),
  decidePlanningProposal: body(
    'decidePlanningProposal',
    `... on PlanningProposalDecided { replayed proposal { ${PROPOSAL} } } ${refusals}`,
  ),
  endorsePlanningProposal: body(
    'endorsePlanningProposal',
    `... on PlanningProposalEndorsed { replayed proposal { ${PROPOSAL} } }`,
  ),
  openGapFromProposal: body(
    'openGapFromProposal',
    `... on GapOpenedFromProposal { replayed proposal { ${PROPOSAL} } gapArea { id status } }`,
  ),
};

export const WINDOWS = ['VILLAGE', 'DISTRICT', 'AGENCY_FORUM', 'REGENCY', 'PROVINCE', 'RKPD', 'KUA_PPAS', 'APBD'];

/** The commands on proposals, in the words of the stories; a village of the small world proposes. */
export function proposalCommands(programs: () => ProgramsAlone) {
  let year = 2027;

  const run = async (name: string, input: object, actor = province) =>
    (
      await programs().ask<any>(actor, MUTATIONS[name] ?? '', {
        input: { idempotencyKey: randomUUID(), ...input },
      })
    ).result;
  const faults = async (name: string, input: object, actor: typeof province | null = province) =>
    (await programs().answer(actor, MUTATIONS[name] ?? '', { input: { idempotencyKey: randomUUID(), ...input } }))
      .errors?.[0]?.extensions;

  /** A planning year of the province with all its stages open, unless told otherwise. */
  async function aCycle(windows: Record<string, [string, string]> = {}, areaCode = '15') {
    year += 1;
    const { result } = await programs().ask<any>(
      province,
      `mutation ($input: RecordPlanningCycleInput!) { result: recordPlanningCycle(input: $input) {
        ... on PlanningCycleRecorded { planningCycle { code fiscalYear } } } }`,
      {
        input: {
          areaCode,
          fiscalYear: year,
          windows: WINDOWS.map((stage) => {
            const [opensOn, closesOn] = windows[stage] ?? ['2020-01-01', '2099-12-31'];
            return { stage, opensOn, closesOn };
          }),
          reason: 'uji',
          provenance: { sourceCode: 'test', asOf: '2026-01-01' },
          idempotencyKey: randomUUID(),
        },
      },
    );
    return result.planningCycle as { code: string; fiscalYear: number };
  }

  const wish = (cycleCode: string, more: object = {}) => ({
    cycleCode,
    title: 'Bantuan lansia terlantar',
    problem: 'Lansia tanpa keluarga',
    areaCode: DESA,
    categoryCode: 'PPKS-08',
    need: { kind: 'MONEY', need: 1000 },
    peopleTargeted: 40,
    proposerKind: 'VILLAGE_HEAD',
    proposer: 'Pemerintah Desa Uji',
    ...more,
  });

  async function aProposal(more: object = {}) {
    const { code, fiscalYear } = await aCycle();
    const { proposal } = await run('submitPlanningProposal', wish(code, more), village);
    return { ...proposal, fiscalYear };
  }

  const decide = (proposal: { id: string; version: number }, outcome: string, more: object = {}, actor = province) =>
    run(
      'decidePlanningProposal',
      {
        proposalId: proposal.id,
        expectedVersion: proposal.version,
        outcome,
        institution: 'Bappeda Uji',
        ...(outcome === 'FORWARDED' ? {} : { reason: `sebab ${outcome}` }),
        ...more,
      },
      actor,
    );

  /** Brings a proposal of the village to the budget. */
  async function atBudget(more: object = {}) {
    let { fiscalYear, ...proposal } = await aProposal(more);
    for (const outcome of ['FORWARDED', 'FORWARDED', 'FORWARDED', 'FORWARDED', 'ACCEPTED']) {
      ({ proposal } = await decide(proposal, outcome));
    }
    return { ...proposal, fiscalYear };
  }

  async function aBudgetLine(fiscalYear: number, allocated = 1000, areaCode = '15'): Promise<string> {
    const { result } = await programs().ask<any>(
      province,
      `mutation ($input: RecordBudgetLineInput!) { result: recordBudgetLine(input: $input) {
        ... on BudgetLineRecorded { budgetLine { id } } } }`,
      {
        input: {
          name: `Bansos ${fiscalYear}`,
          areaCode,
          fiscalYear,
          agency: 'Dinsos',
          mechanism: 'AGENCY_SPENDING',
          allocated,
          provenance: { sourceCode: 'test', asOf: '2026-01-01' },
          idempotencyKey: randomUUID(),
        },
      },
    );
    return result.budgetLine.id;
  }

  return { run, faults, aCycle, wish, aProposal, decide, atBudget, aBudgetLine };
}

/** The village the stories speak of. */
export async function aVillage({ store }: ProgramsAlone): Promise<void> {
  await store.pool.query(
    `insert into area (code, name, level, parent_code, source_code) values ($1, 'Desa Uji', 'VILLAGE', '15.07.01', 'test')`,
    [DESA],
  );
}
