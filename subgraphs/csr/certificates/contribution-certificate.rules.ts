import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import { composePaperCode, readPaperCode } from '../papers/paper-code.rules.ts';
import { ADVANCE, type AllocationState, type NeedKind } from '../allocations/allocation-state.rules.ts';

export const CertificateStanding = { STANDS: 'STANDS', UNDER_REVIEW: 'UNDER_REVIEW', REVOKED: 'REVOKED' } as const;
export type CertificateStanding = keyof typeof CertificateStanding;

/** What a certificate counts: one kind of thing in one unit. */
export interface CertifiedLine {
  kind: NeedKind;
  item: string | null;
  unit: string;
  amount: Amount;
}

/** The code of a certificate. */
export const composeCertificateCode = (year: string, number: string, check: string): string =>
  composePaperCode('SRT', year, number, check);

export const readCertificateCode = (typed: string): string | null => readPaperCode('SRT', typed);

/** A SHA-256 as somebody pasted it, in lower case and without the file name that tools print after it; else null. */
export const readHash = (typed: string): string | null =>
  /^[0-9a-f]{64}(?=\s|$)/.exec(typed.trim().toLowerCase())?.[0] ?? null;

/** Whether a certificate still says what is true: a delivery that is in dispute again puts it under review. */
export function certificateStanding(isRevoked: boolean, isAllVerified: boolean): CertificateStanding {
  if (isRevoked) return 'REVOKED';
  return isAllVerified ? 'STANDS' : 'UNDER_REVIEW';
}

/** What deliveries add up to, kind by kind and unit by unit, money first. */
export function certifiedLines(parts: readonly CertifiedLine[]): CertifiedLine[] {
  const sums = new Map<string, CertifiedLine>();
  for (const { kind, item, unit, amount } of parts) {
    const key = JSON.stringify([kind === 'MONEY' ? 0 : 1, kind, item, unit]);
    sums.set(key, { kind, item, unit, amount: (sums.get(key)?.amount ?? 0n) + amount });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Why nothing is certified yet: something of the pledge still runs, or nothing of it was verified. */
export function refuseUnverified(states: readonly AllocationState[], verifiedDeliveries: number) {
  const isOver = (state: AllocationState) => state === 'VERIFIED' || state === 'CLOSED' || !ADVANCE.includes(state);
  if (verifiedDeliveries > 0 && states.every(isOver)) return null;
  return {
    __typename: 'DeliveriesNotVerified',
    code: 'DELIVERIES_NOT_VERIFIED',
    words: {
      ID: 'Belum semua penyalurannya diperiksa. Sertifikat diterbitkan setelah pemeriksaan selesai.',
      EN: 'Not all of it is verified yet. A certificate is issued once the verification is done.',
    },
  } as const satisfies RefusalReason;
}

/** Why no second certificate is issued for the same: one stands. */
export function refuseStandingCertificate(certificateCode: string | null) {
  if (certificateCode === null) return null;
  return {
    __typename: 'ContributionCertificateStands',
    code: 'CERTIFICATE_STANDS',
    certificateCode,
    words: {
      ID: `Sertifikat ${certificateCode} masih berlaku untuk ini. Cabut dahulu bila isinya keliru.`,
      EN: `Certificate ${certificateCode} stands for this. Revoke it first if what it says is wrong.`,
    },
  } as const satisfies RefusalReason & { certificateCode: string };
}

/** Why a certificate is not revoked a second time. */
export function refuseSecondRevocation(revokedOn: string | null) {
  if (revokedOn === null) return null;
  return {
    __typename: 'ContributionCertificateAlreadyRevoked',
    code: 'CERTIFICATE_ALREADY_REVOKED',
    revokedOn,
    words: {
      ID: `Sertifikat ini sudah dicabut pada ${revokedOn}.`,
      EN: `This certificate was revoked on ${revokedOn} already.`,
    },
  } as const satisfies RefusalReason & { revokedOn: string };
}
