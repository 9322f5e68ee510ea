import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aPledge, run } from '../pledges.ts';
import { aNewCompany, reason, type Region } from '../region.ts';

const FORUM = [Role.FORUM_COORDINATOR];

const aSuggestion = async (region: Region) => ({
  companyId: (await aNewCompany(region)).companyId,
  gapAreaId: region.gap.id,
});

/** What coordinators of one desk tell each other. */
export const ofDesk: Record<string, Command> = {
  takeUpAllocation: {
    who: FORUM,
    input: async ({ company, line }) => ({ allocationId: (await aPledge(company, line)).allocationId }),
  },
  skipSuggestion: { who: FORUM, input: async (region) => ({ ...(await aSuggestion(region)), reason }) },
  resumeSuggestion: {
    who: FORUM,
    input: async (region) => {
      const suggestion = await aSuggestion(region);
      await run(region.coordinator, 'skipSuggestion', { ...suggestion, reason }, '');
      return suggestion;
    },
  },
};
