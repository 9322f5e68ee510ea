import type { RefusalReason } from '#kit/refusal';

/** Why a window may not overlap one that stands, or null when it does not. */
export function refuseOverlap<Window extends { beginsOn: string; endsOn: string }>(overlap: Window | null) {
  if (!overlap) return null;
  return {
    __typename: 'AvailabilityOverlaps',
    code: 'AVAILABILITY_OVERLAPS',
    window: overlap,
    words: {
      ID: `Kesediaan ${overlap.beginsOn} sampai ${overlap.endsOn} sudah dicatat. Hapus dahulu, atau pilih masa lain.`,
      EN: `A window from ${overlap.beginsOn} to ${overlap.endsOn} is stated already. Remove it, or choose other days.`,
    },
  } as const satisfies RefusalReason & { window: Window };
}
