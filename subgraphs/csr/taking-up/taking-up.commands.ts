import { Role, assertMayActIn, assertSignedIn } from '#kit/actor';
import { decide } from '#kit/command';
import { rowsIn } from '#kit/database';
import { instant } from '#kit/dates';
import { notFound } from '#kit/errors';

import { refuseOwnPledge, stateDiffers } from '../allocations/allocation.rules.ts';
import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import { refreshContext, type CsrContext } from '../context.ts';
import { takenUpMinutes } from '../settings.ts';
import { takenUpSql, type TakenUpRow } from './taking-up.queries.ts';
import { refuseTakenUp } from './taking-up.rules.ts';
import type { TakeUpAllocationInput } from './taking-up.type.ts';

interface Place {
  areaCode: string;
  organisation: string;
  state: AllocationState;
}

const PLACE = `select g.area_code as "areaCode", p.organisation, a.state from pledge_allocation a
  join pledge p on p.id = a.pledge_id join gap_account g on g.id = a.gap_area_id where a.id = ? and a.state <> 'DRAFT'`;

// The first one has it; whoever has it already goes on having it, and what was left lying is free.
const TAKE = `insert into allocation_taken as t (allocation_id, actor_subject, actor_name) values (?, ?, ?)
  on conflict (allocation_id) do update set actor_subject = excluded.actor_subject, actor_name = excluded.actor_name,
    seen_at = excluded.seen_at,
    taken_at = case when t.actor_subject = excluded.actor_subject and t.seen_at > excluded.seen_at - make_interval(mins => ?)
      then t.taken_at else excluded.taken_at end
  where t.actor_subject = excluded.actor_subject or t.seen_at <= excluded.seen_at - make_interval(mins => ?)
  returning allocation_id`;

/** Says that the actor looks at an allocation, so that others do not begin with it too; it decides nothing. */
export async function takeUpAllocation(context: CsrContext, { allocationId }: TakeUpAllocationInput) {
  const actor = assertSignedIn(context.actor);
  const minutes = takenUpMinutes();
  try {
    return await decide(context.store, async (tx) => {
      const [place] = await rowsIn<Place>(tx, PLACE, [allocationId]);
      if (!place) throw notFound('PledgeAllocation', allocationId);
      assertMayActIn(actor, [Role.FORUM_COORDINATOR], place.areaCode);
      const refusal =
        refuseOwnPledge(place.organisation, actor.organisation) ??
        (place.state === 'SUBMITTED' ? null : stateDiffers(place.state));
      if (refusal) return refusal;
      const [taken] = await rowsIn(tx, TAKE, [allocationId, actor.subject, actor.name, minutes, minutes]);
      if (!taken) {
        const [other] = await rowsIn<TakenUpRow>(tx, takenUpSql('t.allocation_id = ?'), [allocationId]);
        if (other) return refuseTakenUp(other.actorName, instant(other.takenAt));
      }
      // Names stay no longer than they say something.
      await rowsIn(tx, "delete from allocation_taken where seen_at < clock_timestamp() - interval '1 day'");
      return { __typename: 'AllocationTakenUp', allocationId } as const;
    });
  } finally {
    await refreshContext(context);
  }
}
