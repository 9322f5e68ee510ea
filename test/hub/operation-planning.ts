import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15', organisation: 'demo-dinsos-jambi' };

/** The demo proposal that stands so, as a decision names it. */
async function proposalIn(hub: Hub, filter: object) {
  const LIST = `query ($filter: PlanningProposalFilter) { planningProposals(filter: $filter) { nodes { id version } } }`;
  const { planningProposals } = await dataOf(hub.ask(LIST, { filter: { isDemo: true, ...filter } }));
  const [{ id, version }] = planningProposals.nodes;
  return { proposalId: id as string, expectedVersion: version as number };
}

/** A proposal that the asking officer has just submitted. */
async function ownProposal(hub: Hub) {
  const { text, variables } = readOperation('submitPlanningProposal');
  const input = { ...variables?.['input'], idempotencyKey: randomUUID() };
  const { submitPlanningProposal } = await dataOf((await hub.as(OFFICER))(text, { input }));
  const READ = 'query ($code: String!) { planningProposal(code: $code) { id version } }';
  const { planningProposal } = await dataOf(hub.ask(READ, { code: submitPlanningProposal.proposal.code }));
  const { id, version } = planningProposal;
  return { proposalId: id as string, expectedVersion: version as number, idempotencyKey: randomUUID() };
}

/** A delivery to the gap of the traced demo proposal, and the budget line that pays for a part of it. */
async function endsOfTrace(hub: Hub) {
  const trace = readOperation('proposalTrace');
  const { planningProposal } = await dataOf(hub.ask(trace.text, trace.variables ?? {}));
  const { allocations, needLines } = planningProposal.gapArea;
  const sent = allocations.nodes.find(({ deliveries }: any) => deliveries.nodes.length > 0);
  return { deliveryId: sent.deliveries.nodes[0].id, budgetLineId: needLines[0].coverings[0].budgetLine.id };
}

/** What the saved operations of the yearly planning must say of the seeds, and who asks. */
export const PLANNING: Record<string, Expectation> = {
  planningCycle: {
    says: ({ planningCycle }) => {
      expect(planningCycle).toMatchObject({ fiscalYear: 2025, checkState: 'STATED', area: { code: '21' } });
      expect(planningCycle.windows.map(({ stage }: any) => stage)).toEqual([
        'VILLAGE',
        'DISTRICT',
        'REGENCY',
        'PROVINCE',
        'RKPD',
        'KUA_PPAS',
        'APBD',
      ]);
      expect(planningCycle.windows.every(({ checkState }: any) => checkState === 'NOT_CHECKED')).toBe(true);
    },
  },
  workPlan2025: {
    says: ({ planningDocuments: { totalCount, nodes } }) => {
      expect(totalCount).toBe(1);
      const codes = nodes[0].programmes.map(({ nomenclatureCode }: any) => nomenclatureCode);
      expect(codes).toEqual(['1.06.02', '1.06.07', '1.06.03', '1.06.04', '1.06.05']);
      expect(nodes[0].programmes.every(({ nomenclatureCheck }: any) => nomenclatureCheck === 'NOT_CHECKED')).toBe(true);
    },
  },
  planningPipeline: {
    as: OFFICER,
    says: ({ planningProposals: { nodes, totalCount } }) => {
      expect(totalCount).toBeGreaterThanOrEqual(5);
      const asked = nodes.filter(({ kind }: any) => kind === 'MONEY').map(({ requested }: any) => requested);
      expect(asked).toEqual(asked.toSorted((a: number, b: number) => b - a));
      const waiting = nodes.find(({ status, isDemo }: any) => status === 'IN_PROGRESS' && isDemo);
      const offered = waiting.availableTransitions.map(({ outcome }: any) => outcome);
      expect(offered).toEqual(expect.arrayContaining(['FORWARDED', 'RETURNED', 'REJECTED']));
    },
  },
  proposalTrace: {
    says: ({ planningProposal: { decisions, status, csrOutcome, gapArea } }) => {
      expect({ status, csrOutcome }).toEqual({ status: 'NOT_FUNDED', csrOutcome: 'PLEDGED' });
      expect(decisions.map(({ outcome }: any) => outcome)).toEqual([
        'SUBMITTED',
        'ENDORSED',
        'FORWARDED',
        'ENDORSED',
        'FORWARDED',
        'FORWARDED',
        'ACCEPTED',
        'NOT_FUNDED',
        'GAP_OPENED',
      ]);
      const verified = gapArea.allocations.nodes.find(({ state }: any) => state === 'VERIFIED');
      expect(verified.deliveries.nodes).toMatchObject([{ amount: 100_000_000, state: 'VERIFIED' }]);
      expect(gapArea.results.length).toBeGreaterThan(0);
    },
  },
  proposalTraceBack: {
    fill: endsOfTrace,
    says: ({ delivery, budgetLine }) => {
      expect(delivery.allocation.gapArea.planningProposal).toMatchObject({ code: 'USL-150701-2027-0001' });
      expect(budgetLine.coverings[0].needLine.gapArea.planningProposal.code).toBe('USL-150701-2027-0001');
      expect(budgetLine.planningProposals).toMatchObject([{ status: 'FUNDED', funded: 30_000_000 }]);
    },
  },
  openGapFromProposal: {
    as: OFFICER,
    fill: async (hub, { input }) => ({
      input: { ...input, ...(await proposalIn(hub, { status: 'NOT_FUNDED', hasGapArea: false })) },
    }),
    says: ({ openGapFromProposal: { __typename, gapArea, proposal } }) => {
      expect(__typename).toBe('GapOpenedFromProposal');
      expect(gapArea).toMatchObject({ status: 'PUBLISHED', needLines: [{ kind: 'MONEY', need: 120_000_000 }] });
      expect(gapArea.planningProposal.decisions.at(-1)).toEqual({ outcome: 'GAP_OPENED' });
      expect(proposal.viewerCan.openGap).toBe(false);
    },
  },
  decidePlanningProposal: {
    as: OFFICER,
    fill: async (hub, { input }) => ({ input: { ...input, ...(await proposalIn(hub, { status: 'IN_PROGRESS' })) } }),
    says: ({ decidePlanningProposal: { __typename, proposal } }) => {
      expect(__typename).toBe('PlanningProposalDecided');
      expect(proposal.decisions.at(-1)).toMatchObject({
        outcome: 'FORWARDED',
        override: { reason: 'Usulan susulan setelah banjir' },
      });
    },
  },
  submitPlanningProposal: {
    as: OFFICER,
    says: ({ submitPlanningProposal: { __typename, proposal } }) => {
      expect(__typename).toBe('PlanningProposalSubmitted');
      expect(proposal).toMatchObject({
        stage: 'DISTRICT',
        requested: 45_000_000,
        decisions: [{ outcome: 'SUBMITTED' }],
      });
    },
  },
  changePlanningProposal: {
    as: OFFICER,
    fill: async (hub, { input }) => ({ input: { ...input, ...(await ownProposal(hub)) } }),
    says: ({ changePlanningProposal: { __typename, proposal } }) => {
      expect(__typename).toBe('PlanningProposalChanged');
      expect(proposal).toMatchObject({
        requested: 42_000_000,
        version: 2,
        viewerCan: { change: true, withdraw: true },
      });
      expect(proposal.decisions.at(-1)).toMatchObject({
        outcome: 'CHANGED',
        changes: [{ field: 'requested', before: '45000000', after: '42000000' }],
      });
    },
  },
  withdrawPlanningProposal: {
    as: OFFICER,
    fill: async (hub, { input }) => ({ input: { ...input, ...(await ownProposal(hub)) } }),
    says: ({ withdrawPlanningProposal: { __typename, proposal } }) => {
      expect(__typename).toBe('PlanningProposalWithdrawn');
      expect(proposal).toMatchObject({ status: 'WITHDRAWN', decisions: [{}, { outcome: 'WITHDRAWN' }] });
    },
  },
  recordGapResult: {
    as: OFFICER,
    says: ({ recordGapResult: { __typename, result } }) => {
      expect(__typename).toBe('GapResultRecorded');
      expect(result).toMatchObject({ peopleReached: { display: '20' }, gapArea: { code: 'KSJ-150701-2027-0001' } });
    },
  },
};
