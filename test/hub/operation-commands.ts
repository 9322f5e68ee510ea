import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
const OTHER_COMPANY = { role: Role.COMPANY, organisation: 'demo-company-2' };
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };
const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15', organisation: 'demo-dinsos-jambi' };
const PILLARS = { role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'demo-dinsos-jambi' };

/** The money line of the seeded gap of Kecamatan Sadu, which the live operation listens to. */
const SADU_MONEY = '8af15812-abe4-57ab-bcfc-136fb1609f73';

/** The wheelchairs that the first demo company has promised for Nipah Panjang. */
async function committedAllocation(hub: Hub): Promise<string> {
  const ask = await hub.as(COMPANY);
  const { myPledges } = await dataOf(ask(readOperation('myPledges').text, { states: ['COMMITTED'] }));
  const allocations = myPledges.nodes.flatMap((pledge: any) => pledge.allocations);
  return allocations.find(({ kind, amount }: any) => kind === 'GOODS' && amount === 10).id;
}

/** What the second demo company offers for Sadu. */
async function waitingAllocation(hub: Hub): Promise<string> {
  const ask = await hub.as(COORDINATOR);
  const { verificationQueue } = await dataOf(ask(readOperation('verificationQueue').text, { within: '15.07.05' }));
  return verificationQueue.nodes.find(({ company }: any) => company.code === 'PRS-D002').id;
}

/** Something that moves the account of Sadu: a thousand rupiah offered for its money line. */
async function offerALittle(hub: Hub): Promise<void> {
  const ask = await hub.as(OTHER_COMPANY);
  const input = { idempotencyKey: randomUUID(), pledge: { allocations: [{ needLineId: SADU_MONEY, amount: 1_000 }] } };
  const { submitPledge } = await dataOf(ask(readOperation('submitPledge').text, { input }));
  expect(submitPledge.__typename).toBe('PledgeSubmitted');
}

/** An offer of the second demo company about which its coordinator has asked something. */
async function askedAllocation(hub: Hub): Promise<string> {
  const [company, coordinator] = [await hub.as(OTHER_COMPANY), await hub.as(COORDINATOR)];
  const pledge = { allocations: [{ needLineId: SADU_MONEY, amount: 1_000 }] };
  const sent = await dataOf(
    company(readOperation('submitPledge').text, { input: { pledge, idempotencyKey: randomUUID() } }),
  );
  const allocationId = sent.submitPledge.pledge.allocations[0].id;
  const input = { allocationId, question: 'Kapan disalurkan?', idempotencyKey: randomUUID() };
  await dataOf(
    coordinator('mutation ($input: RequestInfoInput!) { requestInfo(input: $input) { __typename } }', { input }),
  );
  return allocationId;
}

/** What the saved mutations and the subscription must do to the seeds, and who asks. */
export const COMMANDS: Record<string, Expectation> = {
  savePledgeDraft: {
    as: COMPANY,
    says: ({ saveDraftPledge: { __typename, pledge } }) => {
      expect(__typename).toBe('DraftPledgeSaved');
      expect(pledge).toMatchObject({ state: 'DRAFT', totals: [{ kind: 'GOODS', amount: 5 }, { amount: 40 }] });
    },
  },
  submitPledge: {
    as: COMPANY,
    says: ({ submitPledge: { __typename, outcome, replayed, pledge } }) => {
      expect({ __typename, outcome, replayed }).toEqual({
        __typename: 'PledgeSubmitted',
        outcome: 'HELD',
        replayed: false,
      });
      expect(pledge.allocations).toMatchObject([{ state: 'SUBMITTED', amount: 250_000_000 }]);
      expect(pledge.allocations[0].gapArea.coverage.lines[0].held).toBeGreaterThanOrEqual(250_000_000);
    },
  },
  recordDelivery: {
    as: COMPANY,
    fill: async (hub, { input }) => ({ input: { ...input, allocationId: await committedAllocation(hub) } }),
    says: ({ recordDelivery: { __typename, delivery } }) => {
      expect(__typename).toBe('DeliveryRecorded');
      expect(delivery).toMatchObject({ state: 'SENT', amount: 1, allocation: { state: 'IN_DELIVERY', delivered: 0 } });
    },
  },
  verifyAllocation: {
    as: COORDINATOR,
    fill: async (hub, { input }) => ({ input: { ...input, allocationId: await waitingAllocation(hub) } }),
    says: ({ verifyAllocation: { __typename, allocation } }) => {
      expect(__typename).toBe('AllocationVerified');
      expect(allocation).toMatchObject({ state: 'COMMITTED' });
      expect(allocation.gapArea.coverage.lines[0].committed).toBeGreaterThanOrEqual(allocation.amount);
    },
  },
  answerInfoRequest: {
    as: OTHER_COMPANY,
    fill: async (hub, { input }) => ({ input: { ...input, allocationId: await askedAllocation(hub) } }),
    says: ({ answerInfoRequest: { __typename, allocation } }, { input }: any) => {
      expect(__typename).toBe('InfoAnswered');
      expect(allocation).toMatchObject({ state: 'SUBMITTED', infoRequest: null, infoAnswer: input.answer });
      expect(allocation.history.map(({ info }: any) => info).filter(Boolean)).toEqual(['ASKED', 'ANSWERED']);
    },
  },
  createGapArea: {
    as: OFFICER,
    says: ({ createGapArea: { __typename, gapArea } }) => {
      expect(__typename).toBe('GapAreaCreated');
      expect(gapArea).toMatchObject({ status: 'DRAFT', area: { name: 'Pemayung' }, peopleInNeed: { count: 64 } });
    },
  },
  coverGap: {
    as: OFFICER,
    says: ({ coverNeedLine: { __typename, covering, gapArea } }) => {
      expect({ __typename, amount: covering.amount }).toEqual({ __typename: 'NeedLineCovered', amount: 5_000_000 });
      expect(gapArea.needLines[0]).toMatchObject({ budget: 55_000_000, budgetKnown: true });
    },
  },
  deployPersonnel: {
    as: PILLARS,
    says: ({ deployPersonnel: { __typename, deployment } }) => {
      expect(__typename).toBe('PersonnelDeployed');
      expect(deployment).toMatchObject({ state: 'PROPOSED', beginsOn: '2029-02-01' });
    },
  },
  gapCoverageLive: {
    while: offerALittle,
    says: ({ gapCoverageChanged: { code, coverage } }) => {
      expect(code).toBe('KSJ-150705-2027-0001');
      expect(coverage.lines.find(({ kind }: any) => kind === 'MONEY').held).toBeGreaterThanOrEqual(1_000);
    },
  },
};
