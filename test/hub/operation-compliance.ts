import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import type { Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };

/** The first pledge of the first demo company that stands so. */
async function pledgeIn(hub: Hub, state: string): Promise<string> {
  const OWN = 'query ($states: [PledgeState!]) { myPledges(filter: { states: $states }) { nodes { id } } }';
  const { myPledges } = await dataOf((await hub.as(COMPANY))(OWN, { states: [state] }));
  return myPledges.nodes[0].id;
}

/** A delivery of the demonstration whose handover is not on record yet. */
async function unrecordedDelivery(hub: Hub): Promise<string> {
  const RECEIVED = 'query { deliveries(filter: { within: "15", state: RECEIVED }) { nodes { id handover { code } } } }';
  const { deliveries } = await dataOf((await hub.as(COORDINATOR))(RECEIVED));
  return deliveries.nodes.find(({ handover }: any) => handover === null).id;
}

/** The code of the certificate of the demonstration. */
async function codeOfCertificate(hub: Hub): Promise<string> {
  const OWN = 'query { contributionCertificates { nodes { code } } }';
  return (await dataOf((await hub.as(COMPANY))(OWN))).contributionCertificates.nodes[0].code;
}

/** The code of the receipt of the pledge of the demonstration that came all the way. */
async function codeOfReceipt(hub: Hub): Promise<string> {
  const ISSUE = `mutation ($input: IssuePledgeReceiptInput!) {
    issuePledgeReceipt(input: $input) { ... on PledgeReceiptIssued { receipt { code } } } }`;
  const input = { pledgeId: await pledgeIn(hub, 'VERIFIED'), idempotencyKey: randomUUID() };
  return (await dataOf((await hub.as(COMPANY))(ISSUE, { input }))).issuePledgeReceipt.receipt.code;
}

/** What the saved operations of agreements, certificates, receipts, reports and reminders must say over the seeds. */
export const COMPLIANCE: Record<string, Expectation> = {
  recordAgreement: {
    as: COMPANY,
    fill: async (hub, { input }) => ({ input: { ...input, pledgeIds: [await pledgeIn(hub, 'COMMITTED')] } }),
    says: ({ recordAgreement: { __typename, agreement } }) => {
      expect(__typename).toBe('AgreementRecorded');
      expect(agreement).toMatchObject({ state: 'IN_FORCE', pledges: [{ state: 'COMMITTED' }] });
    },
  },
  handoverRecord: {
    as: COORDINATOR,
    fill: async (hub, { input }) => ({ input: { ...input, deliveryId: await unrecordedDelivery(hub) } }),
    says: ({ recordHandover: { __typename, handover } }) => {
      expect(__typename).toBe('HandoverRecorded');
      expect(handover).toMatchObject({ receiver: 'Lembaga penerima contoh', stands: true });
    },
  },
  issueContributionCertificate: {
    as: COORDINATOR,
    fill: async (hub, { input }) => ({ input: { ...input, pledgeId: await pledgeIn(hub, 'VERIFIED') } }),
    says: ({ issueContributionCertificate: { __typename, certificate, certificateCode } }) => {
      // The demonstration has issued one already; a second one for the same is refused, with the code of the first.
      expect(__typename).toBe('ContributionCertificateStands');
      expect({ certificate, certificateCode }).toEqual({ certificateCode: expect.stringMatching(/^SRT-/) });
    },
  },
  certificateCheck: {
    fill: async (hub) => ({ code: await codeOfCertificate(hub) }),
    says: ({ certificateCheck }) => {
      expect(certificateCheck).toMatchObject({
        standing: 'STANDS',
        companyName: 'PT Contoh Batanghari Energi',
        isDemo: true,
      });
      expect(certificateCheck.lines).toEqual([
        { kind: 'MONEY', item: null, unit: expect.any(String), amount: 100_000_000 },
      ]);
    },
  },
  issuePledgeReceipt: {
    as: COMPANY,
    fill: async (hub, { input }) => ({ input: { ...input, pledgeId: await pledgeIn(hub, 'VERIFIED') } }),
    says: ({ issuePledgeReceipt: { __typename, receipt } }) => {
      expect(__typename).toBe('PledgeReceiptIssued');
      expect(receipt).toMatchObject({ code: expect.stringMatching(/^TTI-/), isDemo: true });
      expect(receipt.lines).toEqual([
        expect.objectContaining({
          kind: 'MONEY',
          requestedAmount: 100_000_000,
          gapArea: { title: expect.any(String) },
        }),
      ]);
    },
  },
  pledgeReceiptCheck: {
    fill: async (hub) => ({ code: await codeOfReceipt(hub) }),
    says: ({ pledgeReceiptCheck }) => {
      expect(pledgeReceiptCheck).toMatchObject({ companyName: 'PT Contoh Batanghari Energi', state: 'VERIFIED' });
      expect(pledgeReceiptCheck.lines).toEqual([expect.objectContaining({ requestedAmount: 100_000_000 })]);
    },
  },
  csrPlan: {
    as: COMPANY,
    says: ({ csrPlan: { state, budget, activities } }) => {
      expect(state).toBe('SUBMITTED');
      expect(activities.reduce((sum: number, one: any) => sum + one.budget, 0)).toBe(budget);
    },
  },
  complianceReport: {
    as: COMPANY,
    fill: async (hub) => {
      const { myCompany } = await dataOf((await hub.as(COMPANY))('query { myCompany { id } }'));
      return { companyId: myCompany.id };
    },
    says: ({ complianceReport: { newMoney, lines, rows, plan }, csrReports }) => {
      const money = rows.nodes.filter(({ flow, kind }: any) => flow === 'NEW_MONEY' && kind === 'MONEY');
      expect(newMoney.money).toBe(money.reduce((sum: number, { amount }: any) => sum + amount, 0));
      expect(newMoney.money).toBeGreaterThanOrEqual(100_000_000);
      expect(lines.length).toBeGreaterThan(0);
      expect(plan.version).toBe(1);
      expect(csrReports[0]).toMatchObject({ version: 1, isDemo: true });
    },
  },
  csrRegister: {
    as: COORDINATOR,
    says: ({ csrRegister: { totals, entries } }) => {
      const { members, reported, notReported, nothingPledged } = totals;
      expect(reported + notReported + nothingPledged).toBe(members);
      expect(entries.nodes).toHaveLength(members);
      expect(entries.nodes).toContainEqual(
        expect.objectContaining({
          state: 'REPORTED',
          company: { code: 'PRS-D001', name: 'PT Contoh Batanghari Energi' },
        }),
      );
    },
  },
  reminders: {
    as: COMPANY,
    says: ({ reminders: { nodes, totalCount } }) => {
      expect(nodes).toHaveLength(totalCount);
      const days = nodes.map(({ dueOn }: any) => dueOn);
      expect(days).toEqual(days.toSorted());
      expect(nodes.every(({ message, settledAt }: any) => message && settledAt === null)).toBe(true);
    },
  },
  quietPledges: {
    as: COORDINATOR,
    says: ({ quietPledges: { nodes } }) => {
      // The demonstration has just been made: nothing of it is quiet for a day.
      expect(nodes).toEqual([]);
    },
  },
  disputes: {
    as: COORDINATOR,
    says: ({ disputes: { nodes } }) => {
      expect(nodes).toContainEqual(
        expect.objectContaining({ outcome: null, delivery: expect.objectContaining({ state: 'DISPUTED' }) }),
      );
    },
  },
};
