import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { anEvidence, key, run } from './pledges.ts';
import { reason, type Region } from './region.ts';

const FORUM = [Role.FORUM_COORDINATOR];
const COMPANY = [Role.COMPANY];

/** Something the company did without a pledge, which waits for the coordinator. */
async function anActivity({ hub, company, line }: Region): Promise<{ activityId: string }> {
  const { activity } = await run(
    company.ask,
    'reportActivity',
    {
      needLineId: line,
      amount: 5,
      doneOn: '2026-11-20',
      description: 'Kegiatan uji',
      evidenceIds: [await anEvidence(hub, company)],
      ...key(),
    },
    '... on ActivityReported { activity { id } } ... on Refusal { code }',
  );
  return { activityId: activity.id };
}

/** The commands of pools, amendments and activities without a pledge. */
export const ofMoney: Record<string, Command> = {
  attachActivityEvidence: {
    who: COMPANY,
    input: async (region) => ({
      ...(await anActivity(region)),
      evidenceIds: [await anEvidence(region.hub, region.company)],
      ...key(),
    }),
  },
  verifyActivity: { who: FORUM, input: async (region) => ({ ...(await anActivity(region)), ...key() }) },
  rejectActivity: { who: FORUM, input: async (region) => ({ ...(await anActivity(region)), reason, ...key() }) },
};
