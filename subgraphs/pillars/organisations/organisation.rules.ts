import type { RefusalReason } from '#kit/refusal';

export const OrganisationStatus = { ACTIVE: 'ACTIVE', ENDED: 'ENDED' } as const;
export type OrganisationStatus = keyof typeof OrganisationStatus;

/** Why an organisation may not be registered twice, or null when its name is new in its area. */
export function refuseSecondOrganisation<Same>(same: Same | null) {
  if (!same) return null;
  return {
    __typename: 'OrganisationAlreadyRegistered',
    code: 'ORGANISATION_ALREADY_REGISTERED',
    organisation: same,
    words: {
      ID: 'Lembaga dengan nama dan jenis ini sudah terdaftar di wilayah itu. Pakai yang sudah ada.',
      EN: 'An organisation of this name and type is registered in that area already. Use that entry.',
    },
  } as const satisfies RefusalReason & { organisation: Same };
}

/** Why an ended organisation is left alone, or null when it is active. */
export function refuseEndedOrganisation(status: OrganisationStatus) {
  if (status === 'ACTIVE') return null;
  return {
    __typename: 'OrganisationEnded',
    code: 'ORGANISATION_ENDED',
    words: {
      ID: 'Lembaga ini sudah diakhiri.',
      EN: 'This organisation has been ended already.',
    },
  } as const satisfies RefusalReason;
}
