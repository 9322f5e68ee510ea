import type { RefusalReason } from '#kit/refusal';

/** Why a delivery gets no further record of its handover: there is one, and what is recorded stays. */
export function refuseSecondRecord(code: string | null) {
  if (code === null) return null;
  return {
    __typename: 'HandoverAlreadyRecorded',
    code: 'HANDOVER_ALREADY_RECORDED',
    handoverCode: code,
    words: {
      ID: `Serah terima penyaluran ini sudah dicatat dengan kode ${code}.`,
      EN: `The handover of this delivery is on record already, as ${code}.`,
    },
  } as const satisfies RefusalReason & { handoverCode: string };
}
