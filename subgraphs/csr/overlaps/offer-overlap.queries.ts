import { mayKnowActor, visibleActivity } from '../activities/activity.queries.ts';
import type { ActivityType } from '../activities/activity.type.ts';
import { mayKnowGiver } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import { shareOf } from '../allocations/allocation-state.rules.ts';
import type { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { overlapVerdicts, warningsOf } from './overlap.rules.ts';
import type { Overlap, PledgeWarning } from './overlap.type.ts';

/** An amount for a need line, offered or already given by `pledgeId`. */
export interface Offered {
  needLineId: string;
  pledgeId: string | null;
  /** The parts of the pledge that the viewer may not know to be parts of it. */
  unseen: readonly string[];
  amount: bigint;
}

/** What others give or plan for the same purpose as an offer, each with its verdict. */
export async function overlapsOfOffer(
  context: CsrContext,
  { needLineId, pledgeId, unseen, amount: offered }: Offered,
): Promise<Overlap[]> {
  const { purpose, together, listed } = await context.loaders.nearLine.load({ needLineId, pledgeId, unseen });
  if (!purpose) return [];
  const candidates = listed.map((one) => ({ ...one, amount: one.amount === null ? null : BigInt(one.amount) }));
  const verdicts = overlapVerdicts(candidates, purpose, together + offered);
  return Promise.all(
    candidates.map(async ({ areaCode, fiscalYear, amount, allocationId, activityId, budgetLineId }, index) => ({
      verdict: verdicts[index] ?? 'UNKNOWN',
      needLine: { id: needLineId },
      areaCode,
      fiscalYear,
      amount,
      allocation: allocationId ? await allocationShown(context, allocationId) : null,
      activity: activityId ? await activityShown(context, activityId) : null,
      budgetLine: budgetLineId ? { id: budgetLineId } : null,
    })),
  );
}

/** An allocation that an overlap may link to: one whose giver the viewer may know. */
export async function allocationShown(
  { actor, loaders }: CsrContext,
  id: string,
): Promise<PledgeAllocationType | null> {
  const allocation = await loaders.allocationById.load(id);
  return allocation && mayKnowGiver(actor, allocation) ? allocation : null;
}

/** An activity that an overlap may link to, likewise. */
export async function activityShown(context: CsrContext, id: string): Promise<ActivityType | null> {
  const activity = await visibleActivity(context, id);
  return activity && mayKnowActor(context.actor, activity) ? activity : null;
}

const ASKS: readonly string[] = ['DRAFT', 'WAITLISTED'];

/** What an allocation gives, or asks while it takes nothing yet; null when it ended without giving. */
function givenBy(allocation: PledgeAllocationType): bigint | null {
  if (ASKS.includes(allocation.state)) return allocation.amount;
  const { held, committed, delivered } = shareOf(allocation);
  return held + committed + delivered > 0n ? held + committed + delivered : null;
}

/**
 * What others give for the same purpose as one allocation; none when it ended, and none for whoever may not know whose
 * it is: what is missing among the others would tell.
 */
export async function overlapsOfAllocation(context: CsrContext, allocation: PledgeAllocationType): Promise<Overlap[]> {
  const amount = givenBy(allocation);
  if (amount === null || !mayKnowGiver(context.actor, allocation)) return [];
  const { pledgeId, needLine } = allocation;
  const parts = await context.loaders.allocationsByPledge.load(pledgeId);
  const unseen = parts.filter((one) => !mayKnowGiver(context.actor, one)).map(({ id }) => id);
  return overlapsOfOffer(context, { needLineId: needLine.id, pledgeId, unseen, amount });
}

/** What others give for the same purposes as a pledge, by each allocation that the viewer may know to be its part. */
export async function overlapsOfPledge(context: CsrContext, pledgeId: string): Promise<Overlap[]> {
  const parts = await context.loaders.allocationsByPledge.load(pledgeId);
  return (await Promise.all(parts.map((one) => overlapsOfAllocation(context, one)))).flat();
}

/** What whoever offers should know before a coordinator asks. */
export function warningsAbout(overlaps: readonly Overlap[]): PledgeWarning[] {
  return warningsOf(overlaps).map(({ overlaps: found, ...warning }) => ({ ...warning, overlaps: [...found] }));
}
