import { randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, aReceipt, anEvidence, key, run } from '../pledges.ts';
import { reason, type Region } from '../region.ts';
import { inDatabase } from '../tables.ts';

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

/** A delivery that another coordinator of the area has verified. */
export async function aVerifiedDelivery({ hub, company, line, area }: Region): Promise<string> {
  const { deliveryId } = await aReceipt(hub, company, line);
  const evidenceIds = [await anEvidence(hub, company)];
  await run(company.ask, 'attachDeliveryEvidence', { deliveryId, evidenceIds, ...key() }, '');
  const verifier = { role: Role.FORUM_COORDINATOR, area, organisation: 'forum-uji', subject: 'verifier-compliance' };
  await run(await hub.as(verifier), 'verifyDelivery', { deliveryId, ...key() }, '');
  return deliveryId;
}

async function aCertificate(region: Region): Promise<string> {
  const input = { deliveryId: await aVerifiedDelivery(region), ...key() };
  const fields = '... on ContributionCertificateIssued { certificate { id } } ... on Refusal { code }';
  return (await run(region.coordinator, 'issueContributionCertificate', input, fields)).certificate.id;
}

/** A reminder of a commitment; the clock raises them, so that this one is entered as it would. */
async function aReminder({ hub, company, line }: Region): Promise<string> {
  const { allocationId } = await aCommitment(hub, company, line);
  const id = randomUUID();
  await inDatabase(
    hub.databaseUrl,
    `insert into csr.reminder (id, kind, subject_id, due_on, company_id, organisation, areas, pledge_id, is_demo)
     select $1::uuid, 'NOTHING_SENT', a.id, '2026-11-21', p.company_id, p.organisation, array[g.area_code], p.id, p.is_demo
     from csr.pledge_allocation a join csr.pledge p on p.id = a.pledge_id join csr.gap_account g on g.id = a.gap_area_id
     where a.id = $2::uuid`,
    [id, allocationId],
  );
  return id;
}

/** The commands of what a company answers for: agreements, handovers, receipts, certificates, plans, reports, reminders. */
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
  issueContributionCertificate: {
    who: [Role.FORUM_COORDINATOR],
    input: async (region) => ({ deliveryId: await aVerifiedDelivery(region), ...key() }),
  },
  revokeContributionCertificate: {
    who: [Role.FORUM_COORDINATOR],
    input: async (region) => ({ certificateId: await aCertificate(region), reason, ...key() }),
  },
  issuePledgeReceipt: {
    who: SIDES,
    input: async ({ hub, company, line }) => ({ pledgeId: (await aCommitment(hub, company, line)).pledgeId, ...key() }),
  },
  acknowledgeReminder: { who: SIDES, input: async (region) => ({ reminderId: await aReminder(region), ...key() }) },
};
