import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { aCommitment, aDelivery, aDraft, aPledge, aReceipt, anEvidence, key, run } from '../pledges.ts';
import { aNewCompany, aRequestToJoin, reason } from '../region.ts';

const receipt = { receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' };
const FORUM = [Role.FORUM_COORDINATOR];
const COMPANY = [Role.COMPANY];
const OFFICER = [Role.PROGRAM_OFFICER];

/** The commands of companies, forums and those who receive. */
export const ofCsr: Record<string, Command> = {
  verifyCompany: { who: FORUM, input: async (region) => ({ companyId: (await aNewCompany(region)).companyId }) },
  rejectCompanyRegistration: {
    who: FORUM,
    input: async (region) => ({ companyId: (await aNewCompany(region)).companyId, reason }),
  },
  suspendCompany: {
    who: FORUM,
    input: async (region) => ({ companyId: (await aNewCompany(region)).companyId, reason }),
  },
  acceptForumMember: { who: FORUM, input: async (region) => ({ membershipId: await aRequestToJoin(region) }) },
  declineForumMember: { who: FORUM, input: async (region) => ({ membershipId: await aRequestToJoin(region), reason }) },
  saveDraftPledge: {
    who: COMPANY,
    input: async ({ company, line }) => {
      const { pledgeId, version } = await aDraft(company, line);
      return {
        pledgeId,
        expectedVersion: version,
        pledge: { allocations: [{ needLineId: line, amount: 11 }] },
        ...key(),
      };
    },
  },
  submitPledge: {
    who: COMPANY,
    input: async ({ company, line }) => ({ pledgeId: (await aDraft(company, line)).pledgeId, ...key() }),
  },
  withdrawPledge: {
    who: COMPANY,
    input: async ({ company, line }) => ({ pledgeId: (await aPledge(company, line)).pledgeId, reason, ...key() }),
  },
  cancelPledge: {
    who: [...COMPANY, ...FORUM],
    input: async ({ hub, company, line }) => ({
      pledgeId: (await aCommitment(hub, company, line)).pledgeId,
      reason,
      ...key(),
    }),
  },
  verifyAllocation: {
    who: FORUM,
    input: async ({ company, line }) => ({ allocationId: (await aPledge(company, line)).allocationId, ...key() }),
  },
  rejectAllocation: {
    who: FORUM,
    input: async ({ company, line }) => ({
      allocationId: (await aPledge(company, line)).allocationId,
      reason,
      ...key(),
    }),
  },
  requestInfo: {
    who: FORUM,
    input: async ({ company, line }) => ({
      allocationId: (await aPledge(company, line)).allocationId,
      question: 'Kapan?',
      ...key(),
    }),
  },
  answerInfoRequest: {
    who: COMPANY,
    input: async ({ company, line, coordinator }) => {
      const { allocationId } = await aPledge(company, line);
      await run(coordinator, 'requestInfo', { allocationId, question: 'Kapan?', ...key() }, '');
      return { allocationId, answer: 'Bulan depan.', ...key() };
    },
  },
  recordDelivery: {
    who: COMPANY,
    input: async ({ hub, company, line }) => ({
      allocationId: (await aCommitment(hub, company, line)).allocationId,
      amount: 5,
      sentOn: '2026-11-20',
      ...key(),
    }),
  },
  attachDeliveryEvidence: {
    who: [...COMPANY, ...OFFICER],
    input: async ({ hub, company, line }) => ({
      deliveryId: (await aDelivery(hub, company, line)).deliveryId,
      evidenceIds: [await anEvidence(hub, company)],
      ...key(),
    }),
  },
  confirmReceipt: {
    who: OFFICER,
    input: async ({ hub, company, line }) => ({
      deliveryId: (await aDelivery(hub, company, line)).deliveryId,
      ...receipt,
      ...key(),
    }),
  },
  verifyDelivery: {
    who: FORUM,
    input: async ({ hub, company, line }) => ({
      deliveryId: (await aReceipt(hub, company, line)).deliveryId,
      ...key(),
    }),
  },
  disputeDelivery: {
    who: [...FORUM, ...OFFICER, ...COMPANY],
    input: async ({ hub, company, line }) => ({
      deliveryId: (await aReceipt(hub, company, line)).deliveryId,
      reason,
      ...key(),
    }),
  },
  resolveDispute: {
    who: FORUM,
    input: async ({ hub, company, line, coordinator }) => {
      const { deliveryId } = await aReceipt(hub, company, line);
      await run(coordinator, 'disputeDelivery', { deliveryId, reason, ...key() }, '');
      return { deliveryId, outcome: 'DELIVERY_STANDS', reason, ...key() };
    },
  },
  closeAllocation: {
    who: FORUM,
    input: async ({ hub, company, line }) => ({
      allocationId: (await aReceipt(hub, company, line)).allocationId,
      ...key(),
    }),
  },
};
