import { aCommitment, aDelivery, aDraft, anEvidence, aPledge, key, run } from './pledges.ts';
import { aDraftGap, name, type Region } from './region.ts';
import { aCompany, type CompanyUser } from './world.ts';

/** Things that are there, and what nobody but their own people may read of them. */
export interface Kept {
  region: Region;
  hidden: CompanyUser;
  ids: Record<string, string[]>;
  secrets: string[];
}

export const NUMBER = `8${String(Math.floor(Math.random() * 1e12)).padStart(12, '0')}`;

async function aPersonOfMyOwn({ pillars, gap }: Region): Promise<{ id: string; fullName: string; phone: string }> {
  const person = { fullName: name('Contoh Rahasia'), phone: `+62 811 ${Math.floor(Math.random() * 1e7)}` };
  const fields = '... on PersonnelRegistered { personnel { id } }';
  const input = { ...person, type: 'PSM', areaCode: gap.areaCode };
  const { personnel } = await run(pillars, 'registerPersonnel', input, fields);
  const agreed = { purpose: 'CONTACT', means: 'PAPER', givenOn: '2026-11-20' };
  await run(pillars, 'recordConsent', { personnelId: personnel.id, ...agreed }, '');
  return { ...person, id: personnel.id };
}

/** A hidden company with a pledge in every stage, a person of the register, and a draft of a gap. */
export async function keepSecrets(region: Region): Promise<Kept> {
  const { hub, line } = region;
  const companyName = name('PT Rahasia');
  const hidden = await aCompany(hub, {
    name: companyName,
    isVisible: false,
    areaCode: region.gap.areaCode,
    registrationNumber: NUMBER,
    contact: { name: 'Ibu Kunci', phone: '0811222333444' },
  });
  const fileName = `${name('bukti')}.pdf`.replaceAll(' ', '-');
  const [draft, waiting, kept] = [
    await aDraft(hidden, line, 7),
    await aPledge(hidden, line, 8),
    await aCommitment(hub, hidden, line, 9),
  ];
  const sent = await aDelivery(hub, hidden, line, 6);
  const evidenceId = await anEvidence(hub, hidden, fileName);
  await run(
    hidden.ask,
    'attachDeliveryEvidence',
    { deliveryId: sent.deliveryId, evidenceIds: [evidenceId], ...key() },
    '',
  );
  const person = await aPersonOfMyOwn(region);
  const gap = await aDraftGap(region);
  const { company } = await run(
    hidden.ask,
    'setCompanyVisibility',
    { isVisible: false },
    '... on CompanyVisibilitySet { company { id code } }',
  );
  const pledges = [draft, waiting, kept, sent];
  return {
    region,
    hidden,
    ids: {
      Company: [company.id],
      Pledge: pledges.map(({ pledgeId }) => pledgeId),
      Evidence: [evidenceId],
      Delivery: [sent.deliveryId],
      PledgeAllocation: [waiting, kept, sent].map(({ allocationId }) => allocationId),
      GapArea: [region.gap.id, gap.gapAreaId],
      Personnel: [person.id],
    },
    secrets: [
      companyName,
      company.code,
      hidden.organisation,
      NUMBER,
      'Ibu Kunci',
      '0811222333444',
      fileName,
      person.fullName,
      person.phone,
    ],
  };
}

/** The secrets that an answer tells. */
export function secretsIn({ secrets }: Kept, answer: unknown): string[] {
  const text = JSON.stringify(answer);
  return secrets.filter((secret) => text.includes(secret));
}
