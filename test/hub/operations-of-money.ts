import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };

/** Each part of the totals of a year is the sum of its rows of new money. */
function expectRowsAddUp({ lines, rows }: any): void {
  const fresh = rows.nodes.filter(({ flow }: any) => flow === 'NEW_MONEY');
  const sumOf = (list: any[], part: string) => list.reduce((sum, one) => sum + one[part], 0);
  expect(rows.totalCount).toBe(rows.nodes.length);
  for (const part of ['held', 'committed', 'delivered']) expect(sumOf(lines, part)).toBe(sumOf(fresh, part));
}

/** The money line of the seeded gap of Kecamatan Sadu. */
const SADU_MONEY = '8af15812-abe4-57ab-bcfc-136fb1609f73';

/** A pool of the first demo company, accepted. */
async function anAcceptedPool(hub: Hub): Promise<string> {
  const { text, variables } = readOperation('submitPoolPledge');
  const input = { ...variables?.['input'], earmarkCategoryCode: null, idempotencyKey: randomUUID() };
  const { submitPoolPledge } = await dataOf((await hub.as(COMPANY))(text, { input }));
  const pledgeId: string = submitPoolPledge.pledge.id;
  const verify = 'mutation ($input: VerifyPoolPledgeInput!) { verifyPoolPledge(input: $input) { __typename } }';
  await dataOf((await hub.as(COORDINATOR))(verify, { input: { pledgeId, idempotencyKey: randomUUID() } }));
  return pledgeId;
}

/** What the saved operations about money must say of the seeds, and who asks. */
export const MONEY: Record<string, Expectation> = {
  companyTotals: {
    as: COMPANY,
    says: ({ myCompany: { totals } }) => {
      expect(totals.companyCount).toBe(1);
      expect(totals.lines.find(({ kind }: any) => kind === 'MONEY').committed).toBeGreaterThanOrEqual(2_500_000_000);
      expectRowsAddUp(totals);
    },
  },
  forumTotals: {
    as: COORDINATOR,
    says: ({ forum, forumTotals }) => {
      expect(forum.totals.companyCount).toBeGreaterThan(0);
      expect(forumTotals.companyCount).toBeGreaterThanOrEqual(forum.totals.companyCount);
      expectRowsAddUp(forum.totals);
      expectRowsAddUp(forumTotals);
    },
  },
  reportActivity: {
    as: COMPANY,
    says: ({ reportActivity: { __typename, activity } }) => {
      expect(__typename).toBe('ActivityReported');
      expect(activity).toMatchObject({ state: 'REPORTED', unit: 'lembar', amount: 200, fiscalYear: 2026 });
      expect(activity.viewerCan).toEqual(['ATTACH_EVIDENCE']);
    },
  },
  activityQueue: {
    as: COORDINATOR,
    fill: async (hub) => {
      const { text, variables } = readOperation('reportActivity');
      const input = { ...variables?.['input'], idempotencyKey: randomUUID() };
      await dataOf((await hub.as(COMPANY))(text, { input }));
      return {};
    },
    says: ({ activityQueue: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      const own = nodes.find(({ company }: any) => company.code === 'PRS-D001');
      expect(own).toMatchObject({ state: 'REPORTED', viewerCan: ['REJECT'] });
    },
  },
  submitPoolPledge: {
    as: COMPANY,
    says: ({ submitPoolPledge: { __typename, pledge } }) => {
      expect(__typename).toBe('PoolPledgeSubmitted');
      expect(pledge).toMatchObject({ state: 'SUBMITTED', earmark: 'CATEGORY', pool: { unallocated: 300_000_000 } });
    },
  },
  poolPledges: {
    as: COORDINATOR,
    fill: async (hub) => {
      await anAcceptedPool(hub);
      return {};
    },
    says: ({ poolPledges: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      for (const { amount, allocated, unallocated, released } of nodes)
        expect(allocated + unallocated + released).toBe(amount);
      expect(nodes).toContainEqual(
        expect.objectContaining({ state: 'COMMITTED', viewerCan: ['CANCEL_REST', 'ALLOCATE'] }),
      );
    },
  },
  allocateFromPool: {
    as: COORDINATOR,
    fill: async (hub, { input }) => ({ input: { ...input, pledgeId: await anAcceptedPool(hub) } }),
    says: ({ allocateFromPool: { __typename, allocations, pledge } }) => {
      expect(__typename).toBe('PoolAllocated');
      expect(allocations).toMatchObject([{ state: 'COMMITTED', amount: 1_000 }]);
      expect(pledge.pool).toMatchObject({ allocated: 1_000, unallocated: 299_999_000 });
    },
  },
  amendPledge: {
    as: COMPANY,
    fill: async (hub, { input }) => {
      const pledge = { allocations: [{ needLineId: SADU_MONEY, amount: 1_000 }] };
      const submit = readOperation('submitPledge').text;
      const asked = { pledge, idempotencyKey: randomUUID() };
      const { submitPledge } = await dataOf((await hub.as(COMPANY))(submit, { input: asked }));
      const [{ id }] = submitPledge.pledge.allocations;
      return { input: { ...input, pledgeId: submitPledge.pledge.id, changes: [{ allocationId: id, amount: 600 }] } };
    },
    says: ({ amendPledge: { __typename, pledge } }) => {
      expect(__typename).toBe('PledgeAmended');
      expect(pledge).toMatchObject({ version: 2, allocations: [{ state: 'SUBMITTED', amount: 600 }] });
      expect(pledge.amendments).toMatchObject([{ status: 'APPLIED', changes: [{ fromAmount: 1_000, toAmount: 600 }] }]);
    },
  },
};
