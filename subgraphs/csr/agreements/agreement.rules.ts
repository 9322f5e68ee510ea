import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

export const AgreementState = { UPCOMING: 'UPCOMING', IN_FORCE: 'IN_FORCE', LAPSED: 'LAPSED', ENDED: 'ENDED' } as const;
export type AgreementState = keyof typeof AgreementState;

export const AgreementAction = { RENEW: 'RENEW', END: 'END' } as const;
export type AgreementAction = keyof typeof AgreementAction;

interface Term {
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  endedOn: LocalDate | null;
}

/** Where an agreement stands on a day: its last day counts as in force, and so does the day on which it was ended. */
export function agreementState({ validFrom, validUntil, endedOn }: Term, today: LocalDate): AgreementState {
  if (endedOn !== null && endedOn < today) return 'ENDED';
  if (today < validFrom) return endedOn === null ? 'UPCOMING' : 'ENDED';
  return validUntil !== null && validUntil < today ? 'LAPSED' : 'IN_FORCE';
}

/** What is wrong with the days of an agreement, field by field. */
export function termProblems(
  { signedOn, validFrom, validUntil }: { signedOn: LocalDate; validFrom: LocalDate; validUntil?: LocalDate | null },
  today: LocalDate,
): { field: string; code: string; message: string }[] {
  const problems = [];
  if (signedOn > today) {
    problems.push({
      field: 'signedOn',
      code: 'DAY_IN_FUTURE',
      message: `is today (${today}, Asia/Jakarta) or earlier.`,
    });
  }
  if (validUntil !== null && validUntil !== undefined && validUntil < validFrom) {
    problems.push({ field: 'validUntil', code: 'ENDS_BEFORE_IT_BEGINS', message: `is ${validFrom} or later.` });
  }
  return problems;
}

/** Why no agreement is recorded for these pledges: one of them was never accepted. An agreement is a later document. */
export function refuseUncommitted(pledges: readonly { code: string; isAccepted: boolean }[]) {
  const open = pledges.filter(({ isAccepted }) => !isAccepted).map(({ code }) => code);
  if (open.length === 0) return null;
  return {
    __typename: 'PledgeNotCommitted',
    code: 'PLEDGE_NOT_COMMITTED',
    pledgeCodes: open,
    words: {
      ID: `Belum ada bagian yang berkomitmen: ${open.join(', ')}. Perjanjian dicatat setelah verifikasi.`,
      EN: `No part of it is committed yet: ${open.join(', ')}. An agreement is recorded after verification.`,
    },
  } as const satisfies RefusalReason & { pledgeCodes: string[] };
}

/** Why a change of an agreement does not apply: somebody changed it first. */
export function refuseStaleAgreement(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'AgreementChangedMeanwhile',
    code: 'VERSION_STALE',
    version,
    words: {
      ID: `Perjanjian ini sudah berubah (versi ${version}). Muat ulang, lalu ulangi.`,
      EN: `This agreement was changed meanwhile (version ${version}). Load it again, then repeat.`,
    },
  } as const satisfies RefusalReason & { version: number };
}

/** Why an agreement that was ended takes no further version. */
export function refuseAfterEnd(endedOn: LocalDate | null) {
  if (endedOn === null) return null;
  return {
    __typename: 'AgreementAlreadyEnded',
    code: 'AGREEMENT_ALREADY_ENDED',
    endedOn,
    words: {
      ID: `Perjanjian ini sudah diakhiri pada ${endedOn}. Catat perjanjian baru.`,
      EN: `This agreement was ended on ${endedOn}. Record a new one.`,
    },
  } as const satisfies RefusalReason & { endedOn: LocalDate };
}

/** What one of its sides may do with an agreement. */
export const agreementActions = (isSide: boolean, endedOn: LocalDate | null): AgreementAction[] =>
  isSide && endedOn === null ? ['RENEW', 'END'] : [];
