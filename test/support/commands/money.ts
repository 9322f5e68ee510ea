import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, aPledge, anEvidence, key, run } from '../pledges.ts';
import { FORUM_CODE, reason, type Region } from '../region.ts';

const FORUM = [Role.FORUM_COORDINATOR];
const COMPANY = [Role.COMPANY];

/** Something the company did without a pledge, which waits for the coordinator. */
export async function anActivity(
  { hub, company, line }: Region,
  description = 'Kegiatan uji',
): Promise<{ activityId: string }> {
  const { activity } = await run(
    company.ask,
    'reportActivity',
    {
      needLineId: line,
      amount: 5,
      doneOn: '2026-11-20',
      description,
      evidenceIds: [await anEvidence(hub, company)],
      ...key(),
    },
    '... on ActivityReported { activity { id } } ... on Refusal { code }',
  );
  return { activityId: activity.id };
}

/** A pool of the region's company that waits for the coordinator; the company joins the forum first. */
export async function aPool({ company, coordinator }: Region, note?: string): Promise<{ pledgeId: string }> {
  const fields = '... on ForumJoinRequested { membership { id } } ... on Refusal { code }';
  const { membership } = await run(company.ask, 'joinForum', { forumCode: FORUM_CODE }, fields);
  if (membership) await run(coordinator, 'acceptForumMember', { membershipId: membership.id }, '');
  const { pledge } = await run(
    company.ask,
    'submitPoolPledge',
    { amount: 50, forumCode: FORUM_CODE, ...(note && { note }), ...key() },
    '... on PoolPledgeSubmitted { pledge { id } } ... on Refusal { code }',
  );
  return { pledgeId: pledge.id };
}

async function anAcceptedPool(region: Region): Promise<{ pledgeId: string }> {
  const pool = await aPool(region);
  await run(region.coordinator, 'verifyPoolPledge', { ...pool, ...key() }, '');
  return pool;
}

/** An amendment that waits for the coordinator. */
async function anAmendment({ hub, company, line }: Region): Promise<{ amendmentId: string }> {
  const { pledgeId, allocationId } = await aCommitment(hub, company, line);
  const fields = '... on PledgeAmended { pledge { amendments { id } } } ... on Refusal { code }';
  const input = { pledgeId, expectedVersion: 1, changes: [{ allocationId, amount: 15 }], reason, ...key() };
  const { pledge } = await run(company.ask, 'amendPledge', input, fields);
  return { amendmentId: pledge.amendments[0].id };
}

/** The commands of pools, amendments and activities without a pledge. */
export const ofMoney: Record<string, Command> = {
  amendPledge: {
    who: COMPANY,
    input: async ({ company, line }) => {
      const { pledgeId, allocationId } = await aPledge(company, line);
      return { pledgeId, expectedVersion: 1, changes: [{ allocationId, amount: 5 }], reason, ...key() };
    },
  },
  acceptAmendment: { who: FORUM, input: async (region) => ({ ...(await anAmendment(region)), ...key() }) },
  declineAmendment: { who: FORUM, input: async (region) => ({ ...(await anAmendment(region)), reason, ...key() }) },
  withdrawAmendment: { who: COMPANY, input: async (region) => ({ ...(await anAmendment(region)), reason, ...key() }) },
  attachActivityEvidence: {
    who: COMPANY,
    input: async (region) => ({
      ...(await anActivity(region)),
      evidenceIds: [await anEvidence(region.hub, region.company)],
      ...key(),
    }),
  },
  verifyActivity: { who: FORUM, input: async (region) => ({ ...(await anActivity(region)), ...key() }) },
  verifyPoolPledge: { who: FORUM, input: async (region) => ({ ...(await aPool(region)), ...key() }) },
  rejectPoolPledge: { who: FORUM, input: async (region) => ({ ...(await aPool(region)), reason, ...key() }) },
  withdrawPoolPledge: { who: COMPANY, input: async (region) => ({ ...(await aPool(region)), reason, ...key() }) },
  cancelPoolRest: {
    who: [...COMPANY, ...FORUM],
    input: async (region) => ({ ...(await anAcceptedPool(region)), reason, ...key() }),
  },
  allocateFromPool: {
    who: FORUM,
    input: async (region) => ({
      ...(await anAcceptedPool(region)),
      allocations: [{ needLineId: region.line, amount: 5 }],
      reason,
      ...key(),
    }),
  },
  rejectActivity: { who: FORUM, input: async (region) => ({ ...(await anActivity(region)), reason, ...key() }) },
};
