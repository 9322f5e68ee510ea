import type { RefusalReason } from '#kit/refusal';

/** How many people a gap area needs and has. Each person counts once, by the furthest of their deployments there. */
export interface StaffingCounts {
  /** Null while nobody has stated a number. */
  needed: number | null;
  proposed: number;
  deployed: number;
  completed: number;
}

/** People still missing: proposals fill no place until they are confirmed. Null while no number is stated. */
export function missingPeople({ needed, deployed, completed }: StaffingCounts): number | null {
  return needed === null ? null : Math.max(0, needed - deployed - completed);
}

/** People placed beyond the need, after it was lowered. */
export function excessPeople({ needed, proposed, deployed, completed }: StaffingCounts): number {
  return needed === null ? 0 : Math.max(0, proposed + deployed + completed - needed);
}

/** Why one more person may not be proposed, or null when there is a place; proposals hold theirs. */
export function refuseFullStaffing(counts: StaffingCounts, isCounted: boolean) {
  const { needed, proposed, deployed, completed } = counts;
  if (needed === null || isCounted || proposed + deployed + completed < needed) return null;
  return {
    __typename: 'StaffingFull',
    code: 'STAFFING_FULL',
    needed,
    proposed,
    deployed,
    words: {
      ID: `Kebutuhan ${needed} orang sudah terisi: ${deployed + completed} ditugaskan, ${proposed} diusulkan.`,
      EN: `The need of ${needed} people is filled: ${deployed + completed} deployed, ${proposed} proposed.`,
    },
  } as const satisfies RefusalReason & { needed: number; proposed: number; deployed: number };
}
