import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import { TEST_DAY, type Hub } from '../support/hub.ts';
import { aCommitment } from '../support/pledges.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

export const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
export const PILLARS = { role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'demo-dinsos-jambi' };

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** The hours of visits that the seeded gap of Pelayangan needs. */
const PELAYANGAN_HOURS = 'bb733bdc-8e9a-5625-89e5-b94a9eb3bf29';

/** Forty hours of the first demo company, accepted by the forum. */
async function somePersonTime(hub: Hub): Promise<string> {
  const { allocationId } = await aCommitment(hub, { ask: await hub.as(COMPANY) }, PELAYANGAN_HOURS, 40);
  return allocationId;
}

/** Days that the first demo company offers. */
export async function anOffer(hub: Hub): Promise<string> {
  const { text, variables } = readOperation('offerVolunteerDays');
  const input = { ...variables?.['input'], idempotencyKey: randomUUID(), allocationId: await somePersonTime(hub) };
  const { offerVolunteerDays } = await dataOf((await hub.as(COMPANY))(text, { input }));
  return offerVolunteerDays.offer.id;
}

/** What the operations around the people who deliver must say of the seeds, and who asks. */
export const READINESS: Record<string, Expectation> = {
  pledgeReadiness: {
    as: COMPANY,
    says: ({ myPledges: { nodes } }) => {
      const parts = nodes.flatMap(({ allocations }: any) => allocations);
      const wheelchairs = parts.find(({ kind, amount }: any) => kind === 'GOODS' && amount === 10);
      expect(wheelchairs.readiness).toMatchObject({
        state: 'SHORT',
        needed: 4,
        assigned: 0,
        missing: [{ people: 4, reason: 'NOT_ASSIGNED', personnelType: null }],
      });
      for (const { readiness } of parts.filter((part: any) => part.readiness?.state === 'SHORT')) {
        expect(sumOf(readiness.missing.map(({ people }: any) => people))).toBeLessThanOrEqual(readiness.needed);
      }
      const planned = parts.find(({ amount }: any) => amount === 2_500_000_000);
      expect(planned.deliveryDays).toHaveLength(2);
      expect(planned.readiness).toMatchObject({ state: 'UNKNOWN', days: planned.deliveryDays });
      // A pledge has none where nothing is left to be delivered, as in one that was delivered and is disputed.
      for (const { readiness, allocations } of nodes)
        expect(readiness === null).toBe(allocations.every((part: any) => part.readiness === null));
      expect(nodes.some(({ readiness }: any) => readiness !== null)).toBe(true);
    },
  },
  offerVolunteerDays: {
    as: COMPANY,
    fill: async (hub, { input }) => ({
      input: { ...input, idempotencyKey: randomUUID(), allocationId: await somePersonTime(hub) },
    }),
    says: ({ offerVolunteerDays: { __typename, offer } }) => {
      expect(__typename).toBe('VolunteerDaysOffered');
      expect(offer).toMatchObject({ status: 'WAITING', people: 4, hours: 24, allocation: { kind: 'PERSON_TIME' } });
    },
  },
  acceptVolunteerDays: {
    as: PILLARS,
    fill: async (hub, { input }) => ({
      input: { ...input, idempotencyKey: randomUUID(), offerId: await anOffer(hub) },
    }),
    says: ({ acceptVolunteerDays: { __typename, offer } }) => {
      expect(__typename).toBe('VolunteerDaysAccepted');
      expect(offer).toMatchObject({
        status: 'ACCEPTED',
        allocation: { volunteers: { hours: 24, people: 4, left: 16 } },
      });
    },
  },
  recordVisit: {
    as: PILLARS,
    fill: async (_hub, { input }) => ({ input: { ...input, idempotencyKey: randomUUID(), visitedOn: TEST_DAY } }),
    says: ({ recordVisit: { __typename, visit, replayed } }) => {
      expect([__typename, replayed]).toEqual(['VisitRecorded', false]);
      expect(visit).toMatchObject({ hours: 2, activity: 'MONITORING', deployment: { state: 'ACTIVE' } });
      expect(visit.deployment.visitTotals.hours).toBeGreaterThanOrEqual(13);
    },
  },
  visitReports: {
    as: PILLARS,
    says: ({ visitReports: { nodes, totalCount }, visitTotals }) => {
      expect(totalCount).toBe(visitTotals.visits);
      expect(nodes.length).toBe(totalCount);
      expect(sumOf(nodes.map(({ hours }: any) => hours))).toBe(visitTotals.hours);
      expect(nodes).toContainEqual(
        expect.objectContaining({ hours: 6, activity: 'ASSESSMENT', peopleReached: 14, isDemo: true }),
      );
    },
  },
  understaffedAreas: {
    as: PILLARS,
    says: ({ understaffedAreas: { nodes } }) => {
      const missing = nodes.map(({ openNeed }: any) => openNeed.missing);
      expect(missing).toEqual(missing.toSorted((a: number, b: number) => b - a));
      for (const { openNeed, understaffedGapAreas } of nodes) {
        expect(sumOf(understaffedGapAreas.nodes.map((gap: any) => gap.missing))).toBe(openNeed.missing);
      }
      expect(nodes[0]).toMatchObject({
        area: { code: '15.07', name: expect.stringContaining('Tanjung Jabung Timur') },
      });
    },
  },
  setDeliveryRequirements: {
    as: PILLARS,
    says: ({ setDeliveryRequirements: { __typename, gapArea } }) => {
      expect(__typename).toBe('DeliveryRequirementsSet');
      expect(gapArea).toMatchObject({ staffing: { needed: 4 }, deliveryRequirements: { people: 4 } });
      expect(gapArea.deliveryRequirements.rows).toMatchObject([
        { personnelType: { code: 'PSM' }, people: 3, certificate: null },
        { personnelType: { code: 'TKSK' }, people: 1 },
      ]);
    },
  },
};
