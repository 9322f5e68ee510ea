import type { CheckPledgeQuery } from '../api/generated/graphql.ts';

/** A pledge as it is judged. */
export type CheckedPledge = NonNullable<CheckPledgeQuery['pledge']>;
/** The part of it that one coordinator judges. */
export type CheckedPart = CheckedPledge['allocations'][number];

/** The part named in the address, else the first that waits for a decision, else the first. */
export function partOf({ allocations }: CheckedPledge, id: string | undefined): CheckedPart | undefined {
  return (
    allocations.find((part) => part.id === id) ??
    allocations.find((part) => part.viewerCan.includes('VERIFY')) ??
    allocations[0]
  );
}

/** The need line a part is for, as csr counts it. */
export const lineOf = (part: CheckedPart) =>
  part.gapArea?.coverage?.lines.find((line) => line.needLine?.id === part.needLine?.id) ?? null;
