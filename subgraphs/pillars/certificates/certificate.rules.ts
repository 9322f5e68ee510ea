import type { RefusalReason } from '#kit/refusal';

/** True on every day from the issue to the last day of validity; without an end it never lapses. */
export function isCertificateValid(
  certificate: { issuedOn: string; expiresOn: string | null },
  today: string,
): boolean {
  return certificate.issuedOn <= today && (certificate.expiresOn === null || today <= certificate.expiresOn);
}

/** Why a certificate may not be issued twice, or null when it is new. */
export function refuseSecondCertificate<Same>(same: Same | null) {
  if (!same) return null;
  return {
    __typename: 'CertificateAlreadyIssued',
    code: 'CERTIFICATE_ALREADY_ISSUED',
    certificate: same,
    words: {
      ID: 'Sertifikat yang sama sudah dicatat untuk personel ini.',
      EN: 'The same certificate is recorded for this person already.',
    },
  } as const satisfies RefusalReason & { certificate: Same };
}
