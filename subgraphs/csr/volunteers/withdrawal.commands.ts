import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { instant, today } from '#kit/dates';
import { notFound } from '#kit/errors';
import { announce } from '#kit/events';

import type { CsrContext } from '../context.ts';
import { lockAllocation } from '../deliveries/delivery-step.commands.ts';
import { settleAccounts } from '../gap-areas/account.commands.ts';
import { assertForCompany } from '../pledges/draft.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { offerIn, openOffersIn, type PlacedOffer } from './volunteer.queries.ts';
import { refuseWithdrawal } from './volunteer.rules.ts';
import type { VolunteerOfferType } from './volunteer.type.ts';
import type { WithdrawVolunteerDaysInput } from './withdrawal.type.ts';

/** A company takes days of its employees back, before or after they were accepted, up to their last day. */
export async function withdrawVolunteerDays(context: CsrContext, input: WithdrawVolunteerDaysInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'withdrawVolunteerDays', input, async (tx) => {
    const known = await offerIn(tx, input.offerId);
    const locked = known && (await lockAllocation(tx, actor, known.allocationId));
    if (locked?.organisation !== actor.organisation) throw notFound('VolunteerOffer', input.offerId);
    const offer = (await offerIn(tx, input.offerId)) ?? known;
    if (!offer || !locked) throw notFound('VolunteerOffer', input.offerId);
    const refusal = refuseWithdrawal(offer, today());
    if (refusal) return refusal;
    const place = { gapAreaId: locked.allocation.gapAreaId, areaCode: locked.areaCode };
    await takeBack(tx, { ...offer, ...place }, { subject: actor.subject, reason: input.reason });
    await settleAccounts(tx, locked.accounts);
    return { __typename: 'VolunteerDaysWithdrawn', offerId: offer.id, replayed: false } as const;
  });
}

/** As long as the reason of a withdrawal may be; an allocation is ended with longer ones. */
const LONGEST_REASON = 500;

/**
 * Takes back what is offered inside allocations that end, up to its last day; called by whoever ends them. Days that are
 * past stay as they were.
 */
export async function endOffers(
  tx: EntityManager,
  allocationIds: readonly string[],
  { subject, reason }: { subject: string; reason: string },
): Promise<void> {
  const short = Array.from(reason).slice(0, LONGEST_REASON).join('');
  for (const offer of await openOffersIn(tx, allocationIds, today())) {
    await takeBack(tx, offer, { subject, reason: short });
  }
}

async function takeBack(
  tx: EntityManager,
  offer: PlacedOffer,
  { subject, reason }: { subject: string; reason: string },
): Promise<void> {
  const [written] = await rowsIn<{ at: string }>(
    tx,
    `insert into volunteer_withdrawal (offer_id, reason, withdrawn_by) values (?, ?, ?) returning withdrawn_at as at`,
    [offer.id, reason, subject],
  );
  if (offer.status !== 'ACCEPTED') return;
  await giveHoursBack(tx, offer);
  await tellPillars(tx, offer, { reason, at: instant(written?.at) });
}

/** The hours may be accepted of others again; an allocation of which nothing is accepted has no row. */
async function giveHoursBack(tx: EntityManager, { allocationId, hours }: VolunteerOfferType): Promise<void> {
  await rowsIn(tx, 'delete from volunteer_account where allocation_id = ? and accepted = ?', [allocationId, hours]);
  await rowsIn(tx, 'update volunteer_account set accepted = accepted - ? where allocation_id = ? and accepted > ?', [
    hours,
    allocationId,
    hours,
  ]);
}

/** Whoever counted on these people hears that they do not come: how many and when, never who or whose. */
async function tellPillars(
  tx: EntityManager,
  { id, gapAreaId, areaCode, people, hours, beginsOn, endsOn, isDemo }: PlacedOffer,
  { reason, at }: { reason: string; at: string },
): Promise<void> {
  await announce(tx, 'csr.volunteer-withdrawal', ['pillars'], {
    aggregate: id,
    sequence: 1n,
    payload: {
      offerId: id,
      gapAreaId,
      areaCode,
      people,
      hours,
      beginsOn,
      endsOn,
      reason,
      isDemo,
      withdrawnAt: at,
    },
  });
}
