import type { RefusalReason } from '#kit/refusal';

import type { PersonalField } from '../personal-reads/personal-read.rules.ts';
import { NO_NIK, PHONE } from '../personnel/personnel.rules.ts';

export const CorrectionState = {
  REQUESTED: 'REQUESTED',
  ACCEPTED: 'ACCEPTED',
  REFUSED: 'REFUSED',
  LAPSED: 'LAPSED',
} as const;
export type CorrectionState = keyof typeof CorrectionState;

/** What is wrong with a wanted value, or null when it could stand in the register. A phone may be taken away. */
export function problemOfValue(field: PersonalField, value: string | null): string | null {
  if (value === null) return field === 'FULL_NAME' ? 'is the full name; a name cannot be left out.' : null;
  if (field === 'PHONE') return PHONE.form.test(value) ? null : PHONE.message;
  if (value.trim().length < 2 || value.length > 120) return 'is a name of 2 to 120 characters.';
  return NO_NIK.form.test(value) ? null : NO_NIK.message;
}

/** Why a second correction of the same field waits for the first, or null when none is open. */
export function refuseSecondCorrection<Open>(open: Open | null) {
  if (!open) return null;
  return {
    __typename: 'CorrectionAlreadyOpen',
    code: 'CORRECTION_ALREADY_OPEN',
    correction: open,
    words: {
      ID: 'Permintaan perbaikan untuk data ini masih menunggu keputusan. Tunggu keputusannya, lalu ajukan lagi.',
      EN: 'A correction of this field waits for a decision already. Wait for it, then ask again.',
    },
  } as const satisfies RefusalReason & { correction: Open };
}

/** Why a correction is not decided again, or null while it waits. */
export function refuseDecidedCorrection(state: CorrectionState) {
  if (state === 'REQUESTED') return null;
  return {
    __typename: 'CorrectionDecided',
    code: 'CORRECTION_DECIDED',
    state,
    words: {
      ID: 'Permintaan perbaikan ini sudah diputuskan atau tidak berlaku lagi. Muat ulang halamannya.',
      EN: 'This correction was decided already, or counts no more. Load the page again.',
    },
  } as const satisfies RefusalReason & { state: CorrectionState };
}

/** Why nobody decides about their own data, or null when it is somebody else's. */
export function refuseOwnCorrection(isOwn: boolean) {
  if (!isOwn) return null;
  return {
    __typename: 'OwnCorrection',
    code: 'OWN_CORRECTION',
    words: {
      ID: 'Data Anda sendiri diputuskan oleh koordinator lain. Minta koordinator lain memeriksanya.',
      EN: 'Your own data is decided by another coordinator. Ask one of them.',
    },
  } as const satisfies RefusalReason;
}
