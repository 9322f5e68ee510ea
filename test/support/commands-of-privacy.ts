import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { run } from './pledges.ts';
import { aPerson, name, type Region } from './region.ts';

const agreed = { purpose: 'CONTACT', means: 'PAPER', givenOn: '2026-11-20' };

/** Somebody who agreed to be called. */
async function someoneWhoAgreed(region: Region): Promise<{ personnelId: string }> {
  const { personnelId } = await aPerson(region);
  await run(region.pillars, 'recordConsent', { personnelId, ...agreed }, '... on Refusal { code }');
  return { personnelId };
}

/** The commands about personal data: what people agree to, whose account it is, and being forgotten. */
export const ofPrivacy: Record<string, Command> = {
  recordConsent: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId, ...agreed }),
  },
  linkPersonAccount: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId, subject: name('akun') }),
  },
  erasePerson: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId }),
  },
  withdrawConsent: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ ...(await someoneWhoAgreed(region)), purpose: 'CONTACT' }),
  },
};
