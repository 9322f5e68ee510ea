import { Role } from '#kit/actor';

import { dataOf } from '../client.ts';
import type { Command } from './command.ts';
import { run } from '../pledges.ts';
import { aPerson, name, type Region } from '../region.ts';

const agreed = { purpose: 'CONTACT', means: 'PAPER', givenOn: '2026-11-20' };

/** Somebody who agreed to be called. */
async function someoneWhoAgreed(region: Region): Promise<{ personnelId: string }> {
  const { personnelId } = await aPerson(region);
  await run(region.pillars, 'recordConsent', { personnelId, ...agreed }, '... on Refusal { code }');
  return { personnelId };
}

/** What somebody of the register wants put right, from an account of their own. */
async function aCorrection(region: Region): Promise<{ correctionId: string }> {
  const { personnelId } = await aPerson(region);
  const subject = name('akun');
  await run(region.pillars, 'linkPersonAccount', { personnelId, subject }, '... on Refusal { code }');
  const own = await region.hub.as({ role: Role.COMPANY, organisation: 'uji-perorangan', subject });
  const fields = '... on CorrectionRequested { correction { id } } ... on Refusal { code }';
  const wanted = { field: 'PHONE', value: '+62 812 7777 0000' };
  return { correctionId: (await run(own, 'requestCorrection', wanted, fields)).correction.id };
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
  acceptCorrection: { who: [Role.PILLAR_COORDINATOR], input: aCorrection },
  refuseCorrection: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ ...(await aCorrection(region)), reason: 'Surat tidak cocok' }),
  },
  eraseCompanyContact: {
    who: [Role.COMPANY, Role.FORUM_COORDINATOR],
    input: async ({ company }) => {
      const own = await dataOf(company.ask('{ myCompany { id version } }'));
      const { id, version } = own.myCompany;
      const contact = { name: name('Ibu Kontak') };
      await run(company.ask, 'changeCompany', { expectedVersion: version, contact }, '... on Refusal { code }');
      return { companyId: id };
    },
  },
  withdrawConsent: {
    who: [Role.PILLAR_COORDINATOR],
    input: async (region) => ({ ...(await someoneWhoAgreed(region)), purpose: 'CONTACT' }),
  },
};
