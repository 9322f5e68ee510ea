import { today } from '#kit/dates';

import type { PublishedAllocation, PublishedGap } from './published-gaps.ts';

/** States in which an amount was accepted by a coordinator and not given up. */
const AWARDED = new Set(['COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED']);
/** Code of 360Giving's list regrantType for money handed on; consumers leave it out of sums. */
const HANDED_ON = 'FRG010';
const UNNAMED = { id: 'simpul-company-unnamed', name: 'Perusahaan yang tidak disebut namanya / company not named' };

/** An accepted money allocation as a grant of the 360Giving Data Standard; null for what is none. */
export function grantOf(gap: PublishedGap, allocation: PublishedAllocation) {
  // What was delivered stays delivered after a cancellation: then that part is the award.
  const amount = AWARDED.has(allocation.state) ? allocation.amount : allocation.delivered;
  if (allocation.kind !== 'MONEY' || amount === 0 || allocation.acceptedAt === null) return null;
  const { company, pledge } = allocation;
  return {
    id: `simpul-${allocation.id}`,
    title: gap.isDemo ? `${gap.title} (data contoh / demo data)` : gap.title,
    description:
      `CSR commitment to the gap area ${gap.code}, ${gap.category.label}, fiscal year ${gap.fiscalYear}. ` +
      'The hub holds no money: it records commitments and proof.',
    currency: 'IDR',
    amountAwarded: amount,
    amountDisbursed: allocation.delivered,
    awardDate: today(allocation.acceptedAt),
    fundingOrganization: [company ? { id: `simpul-company-${company.code}`, name: company.name } : UNNAMED],
    recipientOrganization: [{ id: `simpul-area-${gap.area.code}`, name: `${gap.area.name} (${gap.area.code})` }],
    beneficiaryLocation: [
      { name: gap.area.name, countryCode: 'ID', geoCode: gap.area.code, geoCodeType: `KEMENDAGRI-${gap.area.level}` },
    ],
    classifications: [{ vocabulary: 'PPKS', code: gap.category.code, title: gap.category.label }],
    ...(pledge?.flow === 'PASS_THROUGH' && { regrantType: HANDED_ON }),
    dataSource: 'Simpul',
    dateModified: allocation.stateChangedAt,
  };
}
