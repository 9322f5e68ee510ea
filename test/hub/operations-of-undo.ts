import { expect } from 'vitest';

import { Role } from '#kit/actor';

import type { Hub } from '../support/hub.ts';
import { aCommitment, aReceipt, anEvidence, key, run } from '../support/pledges.ts';
import { FORUM, coordinatorOf } from '../support/world.ts';
import type { Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
/** Only who decided takes back: the one by whom the pledges of the tests are accepted. */
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: FORUM, subject: 'coordinator-15' };

/** The money line of the seeded gap of Kecamatan Sadu. */
const SADU_MONEY = '8af15812-abe4-57ab-bcfc-136fb1609f73';

async function aVerifiedDelivery(hub: Hub): Promise<string> {
  const company = { ask: await hub.as(COMPANY) };
  const { deliveryId } = await aReceipt(hub, company, SADU_MONEY, 1_000);
  const evidenceIds = [await anEvidence(hub, company)];
  await run(company.ask, 'attachDeliveryEvidence', { deliveryId, evidenceIds, ...key() }, '');
  const { __typename } = await run(await coordinatorOf(hub), 'verifyDelivery', { deliveryId, ...key() }, '');
  expect(__typename).toBe('DeliveryVerified');
  return deliveryId;
}

/** What the saved operations that take a decision back must do to the seeds, and who asks. */
export const UNDO: Record<string, Expectation> = {
  undoAllocationStep: {
    as: COORDINATOR,
    fill: async (hub, { input }) => {
      const { allocationId } = await aCommitment(hub, { ask: await hub.as(COMPANY) }, SADU_MONEY, 1_000);
      return { input: { ...input, ...key(), allocations: [{ allocationId, expectedVersion: 2 }] } };
    },
    says: ({ undoAllocationStep: { __typename, allocations } }) => {
      expect(__typename).toBe('AllocationStepUndone');
      expect(allocations).toMatchObject([{ state: 'SUBMITTED', undo: null }]);
      expect(allocations[0].viewerCan).toContain('VERIFY');
      expect(allocations[0].history.at(-1)).toMatchObject({ fromState: 'COMMITTED', isUndo: true });
    },
  },
  undoDeliveryStep: {
    as: COORDINATOR,
    fill: async (hub, { input }) => ({ input: { ...input, ...key(), deliveryId: await aVerifiedDelivery(hub) } }),
    says: ({ undoDeliveryStep: { __typename, delivery } }) => {
      expect(__typename).toBe('DeliveryStepUndone');
      expect(delivery).toMatchObject({ state: 'RECEIVED', allocation: { state: 'DELIVERED', delivered: 1_000 } });
      expect(delivery.history.at(-1)).toMatchObject({ fromState: 'VERIFIED', isUndo: true });
    },
  },
};
