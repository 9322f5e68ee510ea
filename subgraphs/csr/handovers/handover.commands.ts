import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertSignedIn, mayActIn } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { receiverRole } from '../deliveries/delivery.queries.ts';
import { isDelivered, deliveryStateDiffers, type DeliveryState } from '../deliveries/delivery.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { refuseSecondRecord } from './handover.rules.ts';
import type { RecordHandoverInput } from './handover.type.ts';

interface HandedOver {
  state: DeliveryState;
  areaCode: string;
  kind: string;
  recordCode: string | null;
}

// The delivery stays as it is until the record is written, and no second one is written beside it.
const HANDED_OVER = `
  select d.state, g.area_code as "areaCode", a.kind,
    (select code from handover_record where delivery_id = d.id) as "recordCode"
  from delivery d join pledge_allocation a on a.id = d.allocation_id join gap_account g on g.id = a.gap_area_id
  where d.id = ?`;

async function lockHandedOver(tx: EntityManager, id: string): Promise<HandedOver> {
  await rowsIn(tx, 'select 1 from delivery where id = ? for update', [id]);
  const [found] = await rowsIn<HandedOver>(tx, HANDED_OVER, [id]);
  if (!found) throw notFound('Delivery', id);
  return found;
}

/** Puts the handover of a received delivery on record, as its rows tell it. */
export async function recordHandover(context: CsrContext, input: RecordHandoverInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'recordHandover', input, async (tx) => {
    const { state, areaCode, kind, recordCode } = await lockHandedOver(tx, input.deliveryId);
    if (![receiverRole(kind), Role.FORUM_COORDINATOR].some((role) => mayActIn(actor, role, areaCode))) {
      throw forbidden(`Only the receiving side and the coordinator of ${areaCode} record this handover.`);
    }
    const refusal = refuseSecondRecord(recordCode) ?? (isDelivered(state) ? null : deliveryStateDiffers(state));
    if (refusal) return refusal;
    await rowsIn(
      tx,
      `insert into handover_record (id, code, delivery_id, official_number, handed_over_on, giver, receiver, kind, item,
         unit, amount, note, is_demo, actor_subject, actor_name, actor_organisation, recorded_at)
       select ?::uuid, 'BAST-' || ? || '-' || lpad(nextval('handover_number')::text, 6, '0'), d.id, ?, d.received_on, c.name,
         d.receiving_institution, a.kind, a.item, a.unit, d.amount, ?, d.is_demo, ?, ?, ?, ?::timestamptz
       from delivery d join pledge_allocation a on a.id = d.allocation_id join pledge p on p.id = a.pledge_id
         join company c on c.id = p.company_id
       where d.id = ?`,
      [
        newId(),
        today().slice(0, 4),
        input.officialNumber ?? null,
        input.note ?? null,
        actor.subject,
        actor.name,
        actor.organisation,
        new Date(),
        input.deliveryId,
      ],
    );
    return { __typename: 'HandoverRecorded', deliveryId: input.deliveryId, replayed: false } as const;
  });
}
