import type { RefusalReason } from '#kit/refusal';

/** Why a training may not be recorded twice, or null when nobody has entered it. */
export function refuseSecondRecord<Same>(same: Same | null) {
  if (!same) return null;
  return {
    __typename: 'TrainingSessionAlreadyRecorded',
    code: 'TRAINING_SESSION_ALREADY_RECORDED',
    session: same,
    words: {
      ID: 'Bimtek dengan judul, wilayah dan waktu ini sudah dicatat.',
      EN: 'A training of this title, area and time is recorded already.',
    },
  } as const satisfies RefusalReason & { session: Same };
}
