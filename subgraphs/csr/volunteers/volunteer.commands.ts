import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { refuseOwnPledge } from '../allocations/allocation.rules.ts';
import type { CsrContext } from '../context.ts';
import { lockAllocation } from '../deliveries/delivery-step.commands.ts';
import { settleAccounts } from '../gap-areas/account.commands.ts';
import { assertForCompany } from '../pledges/draft.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { acceptedHours, offerIn } from './volunteer.queries.ts';
import { problemsOfOffer, refuseAllocation, refuseDecided, refuseHours } from './volunteer.rules.ts';
import type { AcceptVolunteerDaysInput, DeclineVolunteerDaysInput, OfferVolunteerDaysInput } from './volunteer.type.ts';

/** A company offers days of its employees inside a pledge of person-time that was accepted. */
export async function offerVolunteerDays(context: CsrContext, input: OfferVolunteerDaysInput) {
  const actor = assertForCompany(context.actor);
  const problems = problemsOfOffer(input, today());
  if (problems.length > 0) throw badInput(problems);
  return decideOnce(context, actor, 'offerVolunteerDays', input, async (tx) => {
    const locked = await lockAllocation(tx, actor, input.allocationId);
    if (locked.organisation !== actor.organisation) {
      throw forbidden('Only the company that gives offers its people.');
    }
    const { allocation, kind } = locked;
    const refusal =
      refuseAllocation({ kind, state: allocation.state }) ??
      refuseHours(allocation.amount, await acceptedHours(tx, allocation.id), input.hours);
    if (refusal) return refusal;
    const { people, hours, beginsOn, endsOn, skills } = input;
    const offerId = newId();
    await rowsIn(
      tx,
      `insert into volunteer_offer (id, allocation_id, people, hours, begins_on, ends_on, skills, organisation, is_demo,
         offered_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        offerId,
        allocation.id,
        people,
        hours,
        beginsOn,
        endsOn,
        skills,
        actor.organisation,
        locked.companyIsDemo,
        actor.subject,
      ],
    );
    await settleAccounts(tx, locked.accounts);
    return { __typename: 'VolunteerDaysOffered', offerId, replayed: false } as const;
  });
}

/** Locks the gap behind an offer for the pillar coordinator of its area, then reads the offer. */
async function lockOffer(tx: EntityManager, actor: Actor, id: string) {
  const known = await offerIn(tx, id);
  if (!known) throw notFound('VolunteerOffer', id);
  const locked = await lockAllocation(tx, actor, known.allocationId);
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], locked.areaCode);
  return { ...locked, offer: (await offerIn(tx, id)) ?? known };
}

async function decideOffer(
  tx: EntityManager,
  offerId: string,
  outcome: 'ACCEPTED' | 'DECLINED',
  { subject, organisation }: Actor,
  reason: string | null,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into volunteer_decision (offer_id, outcome, reason, decided_by, decider_organisation)
     values (?, ?, ?, ?, ?)`,
    [offerId, outcome, reason, subject, organisation],
  );
}

/** The pillar coordinator of the area takes the days; never more hours than the company committed to. */
export async function acceptVolunteerDays(context: CsrContext, input: AcceptVolunteerDaysInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'acceptVolunteerDays', input, async (tx) => {
    const locked = await lockOffer(tx, actor, input.offerId);
    const { allocation, offer, kind } = locked;
    const refusal =
      refuseOwnPledge(locked.organisation, actor.organisation) ??
      refuseDecided(offer, today()) ??
      refuseAllocation({ kind, state: allocation.state }) ??
      refuseHours(allocation.amount, await acceptedHours(tx, allocation.id), offer.hours);
    if (refusal) return refusal;
    await decideOffer(tx, offer.id, 'ACCEPTED', actor, null);
    await rowsIn(
      tx,
      `insert into volunteer_account as v (allocation_id, accepted, amount) values (?, ?, ?)
       on conflict (allocation_id) do update set accepted = v.accepted + excluded.accepted, amount = excluded.amount`,
      [allocation.id, offer.hours, allocation.amount],
    );
    await settleAccounts(tx, locked.accounts);
    return { __typename: 'VolunteerDaysAccepted', offerId: offer.id, replayed: false } as const;
  });
}

/** The pillar coordinator of the area does not take the days, and says why. */
export async function declineVolunteerDays(context: CsrContext, input: DeclineVolunteerDaysInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'declineVolunteerDays', input, async (tx) => {
    const locked = await lockOffer(tx, actor, input.offerId);
    const refusal = refuseOwnPledge(locked.organisation, actor.organisation) ?? refuseDecided(locked.offer, today());
    if (refusal) return refusal;
    await decideOffer(tx, locked.offer.id, 'DECLINED', actor, input.reason);
    await settleAccounts(tx, locked.accounts);
    return { __typename: 'VolunteerDaysDeclined', offerId: locked.offer.id, replayed: false } as const;
  });
}
