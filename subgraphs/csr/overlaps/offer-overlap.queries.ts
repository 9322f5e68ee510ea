import type { CsrContext } from '../context.ts';
import { shareOf } from '../allocations/allocation-state.rules.ts';
import type { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { overlapVerdicts, warningsOf } from './overlap.rules.ts';
import type { Overlap, PledgeWarning } from './overlap.type.ts';

/** An amount for a need line, offered or already given by `pledgeId`. */
export interface Offered {
  needLineId: string;
  pledgeId: string | null;
  amount: bigint;
}

/** What others give or plan for the same purpose as an offer, each with its verdict. */
export async function overlapsOfOffer(
  { loaders }: CsrContext,
  { needLineId, pledgeId, amount: offered }: Offered,
): Promise<Overlap[]> {
  const { purpose, together, listed } = await loaders.nearLine.load({ needLineId, pledgeId });
  if (!purpose) return [];
  const candidates = listed.map((one) => ({ ...one, amount: one.amount === null ? null : BigInt(one.amount) }));
  const verdicts = overlapVerdicts(candidates, purpose, together + offered);
  return Promise.all(
    candidates.map(async ({ areaCode, fiscalYear, amount, allocationId, budgetLineId }, index) => ({
      verdict: verdicts[index] ?? 'UNKNOWN',
      needLine: { id: needLineId },
      areaCode,
      fiscalYear,
      amount,
      allocation: allocationId ? await loaders.allocationById.load(allocationId) : null,
      budgetLine: budgetLineId ? { id: budgetLineId } : null,
    })),
  );
}

const ASKS: readonly string[] = ['DRAFT', 'WAITLISTED'];

/** What an allocation gives, or asks while it takes nothing yet; null when it ended without giving. */
function givenBy(allocation: PledgeAllocationType): bigint | null {
  if (ASKS.includes(allocation.state)) return allocation.amount;
  const { held, committed, delivered } = shareOf(allocation);
  return held + committed + delivered > 0n ? held + committed + delivered : null;
}

/** What others give for the same purpose as one allocation; none when it ended. */
export async function overlapsOfAllocation(context: CsrContext, allocation: PledgeAllocationType): Promise<Overlap[]> {
  const amount = givenBy(allocation);
  if (amount === null) return [];
  const { pledgeId, needLine } = allocation;
  return overlapsOfOffer(context, { needLineId: needLine.id, pledgeId, amount });
}

/** What others give for the same purposes as a pledge, allocation by allocation. */
export async function overlapsOfPledge(context: CsrContext, pledgeId: string): Promise<Overlap[]> {
  const allocations = await context.loaders.allocationsByPledge.load(pledgeId);
  return (await Promise.all(allocations.map((one) => overlapsOfAllocation(context, one)))).flat();
}

/** What whoever offers should know before a coordinator asks. */
export function warningsAbout(overlaps: readonly Overlap[]): PledgeWarning[] {
  return warningsOf(overlaps).map(({ overlaps: found, ...warning }) => ({ ...warning, overlaps: [...found] }));
}
