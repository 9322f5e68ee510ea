import type { RefusalReason } from '#kit/refusal';

import type { CompanyStatus } from '../companies/company.rules.ts';

export const MembershipState = {
  REQUESTED: 'REQUESTED',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  LEFT: 'LEFT',
} as const;
export type MembershipState = keyof typeof MembershipState;

/** Where a membership may go next. Nothing else moves it. */
export const MEMBERSHIP_STEPS = {
  REQUESTED: ['ACCEPTED', 'DECLINED', 'LEFT'],
  ACCEPTED: ['LEFT'],
  DECLINED: ['REQUESTED'],
  LEFT: ['REQUESTED'],
} as const satisfies Record<MembershipState, readonly MembershipState[]>;

const NAMES: Record<MembershipState, { ID: string; EN: string }> = {
  REQUESTED: { ID: 'sudah diajukan', EN: 'asked for already' },
  ACCEPTED: { ID: 'sudah diterima', EN: 'accepted already' },
  DECLINED: { ID: 'ditolak', EN: 'declined' },
  LEFT: { ID: 'sudah berakhir', EN: 'over' },
};

/** Why a membership may not go to that state, or null when it may; `from` is null before the first request. */
export function refuseMembershipStep(from: MembershipState | null, to: MembershipState) {
  const steps: readonly MembershipState[] = from === null ? ['REQUESTED'] : MEMBERSHIP_STEPS[from];
  if (steps.includes(to)) return null;
  const now = from === null ? { ID: 'belum pernah diajukan', EN: 'not asked for yet' } : NAMES[from];
  return {
    __typename: 'MembershipStateDiffers',
    code: 'MEMBERSHIP_STATE_DIFFERS',
    state: from,
    words: {
      ID: `Keanggotaan ini ${now.ID}, jadi langkah ini tidak berlaku.`,
      EN: `This membership is ${now.EN}, so the step does not apply.`,
    },
  } as const satisfies RefusalReason & { state: MembershipState | null };
}

/** Why a company may not ask to join: the forum takes companies that were verified. */
export function refuseUnverifiedMember(status: CompanyStatus) {
  if (status === 'VERIFIED') return null;
  return {
    __typename: 'CompanyNotVerified',
    code: 'COMPANY_NOT_VERIFIED',
    status,
    words: {
      ID: 'Perusahaan Anda belum terverifikasi. Tunggu pemeriksaan koordinator forum, lalu ajukan lagi.',
      EN: 'Your company is not verified yet. Wait for the forum coordinator, then ask again.',
    },
  } as const satisfies RefusalReason & { status: CompanyStatus };
}
