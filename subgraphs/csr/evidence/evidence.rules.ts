import type { RefusalReason } from '#kit/refusal';

export const EvidenceState = { PENDING: 'PENDING', STORED: 'STORED' } as const;
export type EvidenceState = keyof typeof EvidenceState;

export const EvidencePurpose = {
  HANDOVER: 'HANDOVER',
  PHOTO: 'PHOTO',
  RECEIPT: 'RECEIPT',
  AGREEMENT: 'AGREEMENT',
  ATTENDANCE: 'ATTENDANCE',
  OTHER: 'OTHER',
} as const;
export type EvidencePurpose = keyof typeof EvidencePurpose;

/** Documents and photos only: office files can carry programs, and a print of them to PDF says the same. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export const LARGEST_FILE = 10 * 1024 * 1024;
export const ADDRESS_MINUTES = 15;
/** How many uploads an organisation may have open at once. */
export const MOST_PENDING = 50;

/** Why no further upload is offered, or null when one is. */
export function refusePendingUploads(pending: number) {
  if (pending < MOST_PENDING) return null;
  return {
    __typename: 'TooManyPendingUploads',
    code: 'TOO_MANY_PENDING_UPLOADS',
    words: {
      ID: `Masih ada ${pending} unggahan yang belum selesai. Selesaikan dahulu, atau tunggu ${ADDRESS_MINUTES} menit.`,
      EN: `${pending} uploads are still open. Finish them first, or wait ${ADDRESS_MINUTES} minutes.`,
    },
  } as const satisfies RefusalReason;
}

/** What arrived, as measured while it came in. */
export interface Arrived {
  size: number;
  sha256: string;
  mediaType: string | null;
}

/** What is wrong with the bytes that arrived for an evidence, or null when they are the announced ones. */
export function refuseBytes(announced: { size: number; sha256: string; mediaType: string }, arrived: Arrived) {
  if (arrived.size !== announced.size) return { status: 422, code: 'SIZE_DIFFERS' } as const;
  if (arrived.sha256 !== announced.sha256) return { status: 422, code: 'HASH_DIFFERS' } as const;
  if (arrived.mediaType !== announced.mediaType) return { status: 415, code: 'TYPE_DIFFERS' } as const;
  return null;
}
