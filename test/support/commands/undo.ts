import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, aReceipt, anEvidence, key, run } from '../pledges.ts';

const FORUM = [Role.FORUM_COORDINATOR];

/** The commands that take a decision back. */
export const ofUndo: Record<string, Command> = {
  undoAllocationStep: {
    who: FORUM,
    input: async ({ hub, company, line }) => {
      const { allocationId } = await aCommitment(hub, company, line);
      return { allocations: [{ allocationId, expectedVersion: 2 }], ...key() };
    },
  },
  undoDeliveryStep: {
    who: FORUM,
    input: async ({ hub, company, line, coordinator }) => {
      const { deliveryId } = await aReceipt(hub, company, line);
      const evidenceIds = [await anEvidence(hub, company)];
      await run(company.ask, 'attachDeliveryEvidence', { deliveryId, evidenceIds, ...key() }, '');
      await run(coordinator, 'verifyDelivery', { deliveryId, ...key() }, '');
      return { deliveryId, expectedVersion: 3, ...key() };
    },
  },
};
