import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, key, run } from '../pledges.ts';
import { reason, type Region } from '../region.ts';
import { aGap } from '../world.ts';

const days = { people: 2, hours: 10, beginsOn: '2026-12-01', endsOn: '2026-12-05' };

/** Person-time of the region's company, accepted. */
async function somePersonTime({ hub, company }: Region): Promise<{ allocationId: string }> {
  const { lines } = await aGap(hub, [{ kind: 'PERSON_TIME', item: 'pendampingan', need: 100 }]);
  const { allocationId } = await aCommitment(hub, company, lines[0]?.id ?? '', 100);
  return { allocationId };
}

async function anOffer(region: Region): Promise<{ offerId: string }> {
  const input = { ...(await somePersonTime(region)), ...days, ...key() };
  const fields = '... on VolunteerDaysOffered { offer { id } } ... on Refusal { code }';
  const { offer } = await run(region.company.ask, 'offerVolunteerDays', input, fields);
  return { offerId: offer.id };
}

/** The commands about employees who volunteer inside a pledge. */
export const ofVolunteers: Record<string, Command> = {
  offerVolunteerDays: {
    who: [Role.COMPANY],
    input: async (region) => ({ ...(await somePersonTime(region)), ...days, ...key() }),
  },
  withdrawVolunteerDays: {
    who: [Role.COMPANY],
    input: async (region) => ({ ...(await anOffer(region)), reason, ...key() }),
  },
  acceptVolunteerDays: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ ...(await anOffer(region)), ...key() }),
  },
  declineVolunteerDays: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ ...(await anOffer(region)), reason, ...key() }),
  },
};
