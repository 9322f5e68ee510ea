import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, aReceipt, key, run } from './pledges.ts';
import { reason, type Region } from './region.ts';

const SIDES = [Role.COMPANY, Role.FORUM_COORDINATOR];
const terms = { number: '01/PKS/UJI', signedOn: '2026-11-20', validFrom: '2026-11-20' };
const parties = ['PT Uji', 'Dinas Sosial Uji'];

async function agreementInput({ hub, company, line }: Region) {
  const { pledgeId } = await aCommitment(hub, company, line);
  return { pledgeIds: [pledgeId], parties, ...terms, ...key() };
}

async function anAgreement(region: Region) {
  const fields = '... on AgreementRecorded { agreement { id } } ... on Refusal { code }';
  const { agreement } = await run(region.company.ask, 'recordAgreement', await agreementInput(region), fields);
  return { agreementId: agreement.id as string, expectedVersion: 1, reason, ...key() };
}

/** The commands of what a company answers for: agreements, handovers, certificates, plans, reports, reminders. */
export const ofCompliance: Record<string, Command> = {
  recordAgreement: { who: SIDES, input: agreementInput },
  renewAgreement: { who: SIDES, input: async (region) => ({ ...(await anAgreement(region)), ...terms }) },
  endAgreement: { who: SIDES, input: async (region) => ({ ...(await anAgreement(region)), endedOn: '2026-11-20' }) },
  recordHandover: {
    who: [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR],
    input: async ({ hub, company, line }) => ({
      deliveryId: (await aReceipt(hub, company, line)).deliveryId,
      ...key(),
    }),
  },
};
