import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';
import { coverInput, name, provenance, reason, type Region } from '../region.ts';

const OFFICER = [Role.PROGRAM_OFFICER];

/** A planning year that hardly anybody has taken, open at every stage for years to come. */
export function cycleInput({ area }: Region) {
  return {
    areaCode: area,
    fiscalYear: 2031 + Math.floor(Math.random() * 69),
    windows: ['VILLAGE', 'DISTRICT', 'AGENCY_FORUM', 'REGENCY', 'RKPD', 'KUA_PPAS', 'APBD'].map((stage) => ({
      stage,
      opensOn: '2020-01-01',
      closesOn: '2099-12-31',
    })),
    reason,
    provenance,
    ...key(),
  };
}

export async function aCycle(region: Region): Promise<string> {
  const fields = '... on PlanningCycleRecorded { planningCycle { code } } ... on Refusal { code }';
  for (let tries = 1; tries <= 30; tries += 1) {
    const { planningCycle } = await run(region.officer, 'recordPlanningCycle', cycleInput(region), fields);
    if (planningCycle) return planningCycle.code;
  }
  throw new Error('every year has its cycle already');
}

export const proposalInput = (area: string, cycleCode: string) => ({
  cycleCode,
  title: name('Usulan'),
  problem: 'uji',
  areaCode: area,
  categoryCode: 'PPKS-08',
  need: { kind: 'MONEY', need: 1_000 },
  proposerKind: 'AGENCY',
  proposer: 'Dinas uji',
  ...key(),
});

/** A proposal of the region's area, as its officers name it for the next step. */
export async function aProposal(region: Region): Promise<{ proposalId: string; expectedVersion: number }> {
  const input = proposalInput(region.area, await aCycle(region));
  const fields = '... on PlanningProposalSubmitted { proposal { id version } } ... on Refusal { code }';
  const { proposal } = await run(region.officer, 'submitPlanningProposal', input, fields);
  return { proposalId: proposal.id, expectedVersion: proposal.version };
}

/** Takes a proposal where it stands one step further. */
export async function decided(
  { officer }: Region,
  { proposalId, expectedVersion }: { proposalId: string; expectedVersion: number },
  outcome: string,
) {
  const input = { proposalId, expectedVersion, outcome, institution: 'Bappeda uji', reason, ...key() };
  const fields = '... on PlanningProposalDecided { proposal { version } } ... on Refusal { code }';
  const { proposal } = await run(officer, 'decidePlanningProposal', input, fields);
  return { proposalId, expectedVersion: proposal.version as number };
}

/** A proposal that the budget has left unfunded. */
export async function unfunded(region: Region) {
  let at = await aProposal(region);
  for (const outcome of ['FORWARDED', 'ACCEPTED', 'NOT_FUNDED']) at = await decided(region, at, outcome);
  return at;
}

/** The commands of the yearly planning. */
export const ofPlanning: Record<string, Command> = {
  recordPlanningCycle: { who: OFFICER, input: async (region) => cycleInput(region) },
  recordPlanningDocument: {
    who: OFFICER,
    input: async ({ area }) => ({
      kind: 'ANNUAL_PLAN',
      title: name('RKPD'),
      areaCode: area,
      startsIn: 2027,
      endsIn: 2027,
      provenance,
      ...key(),
    }),
  },
  submitPlanningProposal: {
    who: OFFICER,
    input: async (region) => proposalInput(region.area, await aCycle(region)),
  },
  decidePlanningProposal: {
    who: OFFICER,
    input: async (region) => ({
      ...(await aProposal(region)),
      outcome: 'FORWARDED',
      institution: 'Bappeda uji',
      ...key(),
    }),
  },
  endorsePlanningProposal: {
    who: OFFICER,
    input: async (region) => {
      const { proposalId } = await aProposal(region);
      return { proposalId, stakeholder: 'COMMUNITY_LEADER', institution: 'Lembaga adat uji', reason, ...key() };
    },
  },
  changePlanningProposal: {
    who: OFFICER,
    input: async (region) => ({ ...(await aProposal(region)), title: name('Usulan lain'), reason, ...key() }),
  },
  withdrawPlanningProposal: {
    who: OFFICER,
    input: async (region) => ({ ...(await aProposal(region)), reason, ...key() }),
  },
  openGapFromProposal: {
    who: OFFICER,
    input: async (region) => ({ ...(await unfunded(region)), institution: 'Bappeda uji', ...key() }),
  },
  recordGapResult: {
    who: OFFICER,
    input: async (region) => {
      const cover = await coverInput(region);
      const fields = '... on NeedLineCovered { gapArea { id } } ... on Refusal { code }';
      const { gapArea } = await run(region.officer, 'coverNeedLine', cover, fields);
      return { gapAreaId: gapArea.id, peopleReached: 12, provenance, ...key() };
    },
  },
};
