import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { TEST_DAY, type Hub } from '../support/hub.ts';
import { COMPANY, PILLARS, anOffer } from './operation-readiness.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const key = () => ({ idempotencyKey: randomUUID() });

async function anAcceptedOffer(hub: Hub): Promise<string> {
  const offerId = await anOffer(hub);
  const { text } = readOperation('acceptVolunteerDays');
  const { acceptVolunteerDays } = await dataOf((await hub.as(PILLARS))(text, { input: { offerId, ...key() } }));
  expect(acceptVolunteerDays.__typename).toBe('VolunteerDaysAccepted');
  return offerId;
}

/** Takes an accepted offer back, and waits until pillars has heard of it. */
async function aWithdrawal(hub: Hub): Promise<void> {
  const { text, variables } = readOperation('withdrawVolunteerDays');
  const offerId = await anAcceptedOffer(hub);
  await dataOf((await hub.as(COMPANY))(text, { input: { ...variables?.['input'], ...key(), offerId } }));
  const ask = await hub.as(PILLARS);
  const list = readOperation('volunteerWithdrawals');
  await until(
    async () => (await dataOf(ask(list.text, { within: '15' }))).volunteerWithdrawals.nodes,
    (nodes: { offerId: string }[]) => nodes.some((one) => one.offerId === offerId),
  );
}

async function aVisit(hub: Hub): Promise<string> {
  const { text, variables } = readOperation('recordVisit');
  const input = { ...variables?.['input'], ...key(), visitedOn: TEST_DAY, hours: 1 };
  const { recordVisit } = await dataOf((await hub.as(PILLARS))(text, { input }));
  return recordVisit.visit.id;
}

/** What the saved operations that take something back must do to the seeds, and who asks. */
export const WITHDRAWALS: Record<string, Expectation> = {
  withdrawVolunteerDays: {
    as: COMPANY,
    fill: async (hub, { input }) => ({ input: { ...input, ...key(), offerId: await anAcceptedOffer(hub) } }),
    says: ({ withdrawVolunteerDays: { __typename, offer } }) => {
      expect(__typename).toBe('VolunteerDaysWithdrawn');
      expect(offer).toMatchObject({ status: 'WITHDRAWN', allocation: { volunteers: { hours: 0, left: 40 } } });
    },
  },
  volunteerWithdrawals: {
    as: PILLARS,
    fill: async (hub) => {
      await aWithdrawal(hub);
      return {};
    },
    says: ({ volunteerWithdrawals: { nodes, totalCount } }) => {
      expect(totalCount).toBeGreaterThanOrEqual(1);
      expect(nodes[0]).toMatchObject({ people: 4, hours: 24, gapArea: { title: expect.any(String) } });
    },
  },
  voidVisitReport: {
    as: PILLARS,
    fill: async (hub, { input }) => ({ input: { ...input, ...key(), visitId: await aVisit(hub) } }),
    says: ({ voidVisitReport: { __typename, visit } }) => {
      expect(__typename).toBe('VisitReportVoided');
      expect(visit).toMatchObject({ hours: 1, voidReason: 'Tercatat pada orang yang salah' });
    },
  },
};
