import { Role } from '#kit/actor';
import type { Store } from '#kit/database';
import { daysAfter, today } from '#kit/dates';

import { saveDraftPledge } from '../../subgraphs/csr/pledges/draft.commands.ts';
import { cancelPledge, withdrawPledge } from '../../subgraphs/csr/allocations/exit.commands.ts';
import { submitPledge } from '../../subgraphs/csr/pledges/pledge.commands.ts';
import { rejectAllocation, verifyAllocation } from '../../subgraphs/csr/allocations/verification.commands.ts';
import { deliverDemo } from './demo-delivery.ts';
import { REASON, allocationsMade, contextOf, went, type DemoGap, type DemoPledge } from './demo-world.ts';

function contentOf({ amounts, instalments = [] }: DemoPledge, gap: DemoGap) {
  const given = amounts.flatMap((amount, position) => {
    const needLineId = gap.lines[position];
    return amount === null || needLineId === undefined
      ? []
      : [{ needLineId, amount: BigInt(amount), estimatedValue: null }];
  });
  const parts = BigInt(Math.max(instalments.length, 1));
  return {
    allocations: given,
    instalments: instalments.map((days) => ({
      dueOn: daysAfter(today(), days),
      amount: (given[0]?.amount ?? 0n) / parts,
    })),
    totals: null,
    note: 'Data contoh',
    isAnonymous: false,
    flow: 'NEW_MONEY' as const,
  };
}

/** Takes a made-up pledge as far as it is to come, by the commands a person would use; false when one refuses. */
export async function playPledge(store: Store, pledge: DemoPledge, gap: DemoGap): Promise<boolean> {
  const company = contextOf(store, Role.COMPANY, null, pledge.company);
  const key = (step: string) => ({ idempotencyKey: `seed:${pledge.key}:${step}` });
  const content = contentOf(pledge, gap);
  if (pledge.until === 'DRAFT')
    return went(await saveDraftPledge(company, { pledge: content, ...key('draft') }), 'draft');
  const onShortfall = pledge.until === 'WAITLISTED' ? 'WAITLIST' : 'REFUSE';
  const submitted = await submitPledge(company, { pledge: content, onShortfall, ...key('submit') });
  if (!went(submitted, 'submit') || !('pledgeId' in submitted)) return false;
  const { pledgeId } = submitted;
  if (pledge.until === 'SUBMITTED' || pledge.until === 'WAITLISTED') return true;
  if (pledge.until === 'WITHDRAWN') {
    return went(await withdrawPledge(company, { pledgeId, reason: REASON, ...key('withdraw') }), 'withdraw');
  }
  if (!(await judge(store, pledge, pledgeId)) || !(await deliverDemo(store, pledge, pledgeId))) return false;
  if (pledge.until !== 'CANCELLED') return true;
  return went(await cancelPledge(company, { pledgeId, reason: REASON, ...key('cancel') }), 'cancel');
}

/** The coordinator's answer to each allocation. */
async function judge(store: Store, pledge: DemoPledge, pledgeId: string): Promise<boolean> {
  const forum = contextOf(store, Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi');
  for (const { id } of await allocationsMade(store, pledgeId)) {
    const input = { allocationId: id, idempotencyKey: `seed:${pledge.key}:judge:${id}` };
    const outcome =
      pledge.until === 'REJECTED'
        ? await rejectAllocation(forum, { ...input, reason: REASON })
        : await verifyAllocation(forum, { ...input, acceptOverCoverage: false });
    if (!went(outcome, 'judge')) return false;
  }
  return true;
}
