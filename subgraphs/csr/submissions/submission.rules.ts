import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { CompanyStatus } from '../companies/company.rules.ts';

/** What to do when a need line has less open than an allocation asks. */
export const OnShortfall = { REFUSE: 'REFUSE', PARTIAL: 'PARTIAL', WAITLIST: 'WAITLIST' } as const;
export type OnShortfall = keyof typeof OnShortfall;

/** What became of a submitted pledge. */
export const SubmissionOutcome = { HELD: 'HELD', PARTLY_HELD: 'PARTLY_HELD', WAITLISTED: 'WAITLISTED' } as const;
export type SubmissionOutcome = keyof typeof SubmissionOutcome;

/** An allocation beside what its need line has open. */
export interface Wish {
  needLineId: string;
  requested: Amount;
  open: Amount;
}

/** What an allocation gets: the amount it holds, or a place in the queue with the amount it asked for. */
export interface Turn {
  needLineId: string;
  to: 'SUBMITTED' | 'WAITLISTED';
  amount: Amount;
}

/** How each allocation is taken in, or why the pledge is not. */
export function planSubmission(wishes: readonly Wish[], onShortfall: OnShortfall) {
  const isShort = wishes.some(({ requested, open }) => requested > open);
  if (isShort && (onShortfall === 'REFUSE' || (onShortfall === 'PARTIAL' && wishes.every(({ open }) => open === 0n)))) {
    return refuseShortfall(wishes);
  }
  const turns = wishes.map(({ needLineId, requested, open }): Turn => {
    if (requested <= open) return { needLineId, to: 'SUBMITTED', amount: requested };
    if (onShortfall === 'WAITLIST') return { needLineId, to: 'WAITLISTED', amount: requested };
    return { needLineId, to: 'SUBMITTED', amount: open };
  });
  return { turns, outcome: outcomeOf(isShort, onShortfall) };
}

function outcomeOf(isShort: boolean, onShortfall: OnShortfall): SubmissionOutcome {
  if (!isShort) return 'HELD';
  return onShortfall === 'WAITLIST' ? 'WAITLISTED' : 'PARTLY_HELD';
}

/** Says what each line has open, so that the loser of a race can choose again. */
export function refuseShortfall(wishes: readonly Wish[]) {
  const isFull = wishes.every(({ open }) => open === 0n);
  return {
    __typename: 'GapHasLessOpen',
    code: isFull ? 'GAP_FULLY_COVERED' : 'GAP_REMAINING_CHANGED',
    lines: [...wishes],
    words: isFull
      ? {
          ID: 'Kebutuhan ini sudah terisi seluruhnya. Pilih kesenjangan lain, atau masuk daftar cadangan.',
          EN: 'This need is fully taken. Choose another gap, or join the waiting list.',
        }
      : {
          ID: 'Yang masih terbuka lebih kecil daripada ikrar Anda. Sesuaikan jumlahnya, atau masuk daftar cadangan.',
          EN: 'Less is open than you pledged. Adjust the amount, or join the waiting list.',
        },
  } as const satisfies RefusalReason & { lines: Wish[] };
}

/** Why a gap takes no pledge now, or null when it does; `takes` says so for each gap. */
export function refuseClosedGap(gaps: readonly { gapAreaId: string; code: string; takes: boolean }[]) {
  const closed = gaps.find((gap) => !gap.takes);
  if (!closed) return null;
  return {
    __typename: 'GapTakesNoPledges',
    code: 'GAP_CLOSED',
    gapAreaId: closed.gapAreaId,
    words: {
      ID: `Kesenjangan ${closed.code} tidak menerima ikrar lagi: sudah ditutup atau lewat tenggat. Pilih yang lain.`,
      EN: `Gap ${closed.code} takes no more pledges: it is closed or past its deadline. Choose another.`,
    },
  } as const satisfies RefusalReason & { gapAreaId: string };
}

/** Says how far the forum has checked a company that may not submit; null: the organisation has no company. */
export function notVerified(status: CompanyStatus | null) {
  return {
    __typename: 'CompanyNotVerified',
    code: 'COMPANY_NOT_VERIFIED',
    status,
    words:
      status === null
        ? {
            ID: 'Organisasi Anda belum terdaftar sebagai perusahaan. Daftarkan dahulu.',
            EN: 'Your organisation is not registered as a company. Register it first.',
          }
        : {
            ID: 'Perusahaan Anda belum diverifikasi forum. Draf boleh disimpan; pengajuan menunggu verifikasi.',
            EN: 'The forum has not verified your company. Save a draft; submitting waits for the verification.',
          },
  } as const satisfies RefusalReason & { status: CompanyStatus | null };
}

/** Says that a draft is one no more. */
export function alreadySubmitted() {
  return {
    __typename: 'PledgeAlreadySubmitted',
    code: 'PLEDGE_STATE_CONFLICT',
    words: {
      ID: 'Ikrar ini sudah diajukan. Muat ulang untuk melihat keadaannya.',
      EN: 'This pledge was submitted already. Load it again to see where it stands.',
    },
  } as const satisfies RefusalReason;
}

/** Why a draft changed from an older version is refused, or null when the version is the newest or was not told. */
export function refuseStalePledge(version: number, expected: number | null | undefined) {
  if (expected === null || expected === undefined || expected === version) return null;
  return {
    __typename: 'PledgeChangedMeanwhile',
    code: 'PLEDGE_VERSION_STALE',
    version,
    words: {
      ID: 'Draf ini sudah diubah di tempat lain. Muat ulang, lalu ubah lagi.',
      EN: 'This draft was changed elsewhere. Load it again, then change it.',
    },
  } as const satisfies RefusalReason & { version: number };
}
