import type { RefusalReason } from '#kit/refusal';

/** What somebody agrees to. Names and phones are for coordinators of the area alone, so nothing wider can be agreed to. */
export const ConsentPurpose = { REGISTER: 'REGISTER', CONTACT: 'CONTACT' } as const;
export type ConsentPurpose = keyof typeof ConsentPurpose;

export const ConsentMeans = { PAPER: 'PAPER', IN_PERSON: 'IN_PERSON', ONLINE: 'ONLINE' } as const;
export type ConsentMeans = keyof typeof ConsentMeans;

/** Where somebody stands with a purpose: never asked, agreed, or agreed and took it back. */
export type ConsentState = 'NONE' | 'GIVEN' | 'WITHDRAWN';

/** A phone is shown only to whom its owner lets call. */
export const mayShowPhone = (contact: ConsentState): boolean => contact === 'GIVEN';

/** A name is hidden once its owner took it back, unless a deployment under way still needs to know who comes. */
export const mayShowName = (register: ConsentState, isDeployed: boolean): boolean =>
  register !== 'WITHDRAWN' || isDeployed;

/** Why the same consent is not recorded twice, or null when there is none that counts. */
export function refuseSecondConsent<Same>(same: Same | null) {
  if (!same) return null;
  return {
    __typename: 'ConsentAlreadyGiven',
    code: 'CONSENT_ALREADY_GIVEN',
    consent: same,
    words: {
      ID: 'Persetujuan untuk tujuan dan versi teks ini sudah dicatat dan masih berlaku.',
      EN: 'Consent to this purpose and this version of the text is recorded and still counts.',
    },
  } as const satisfies RefusalReason & { consent: Same };
}

/** Why nothing can be taken back where no consent counts. */
export function refuseWithoutConsent() {
  return {
    __typename: 'ConsentNotGiven',
    code: 'CONSENT_NOT_GIVEN',
    words: {
      ID: 'Tidak ada persetujuan yang berlaku untuk tujuan ini.',
      EN: 'There is no consent that counts for this purpose.',
    },
  } as const satisfies RefusalReason;
}
