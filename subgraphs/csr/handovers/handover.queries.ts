import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { CsrContext } from '../context.ts';
import { mayKnowDelivery } from '../deliveries/delivery.queries.ts';
import type { DeliveryType } from '../deliveries/delivery.type.ts';
import type { HandoverRecordType } from './handover.type.ts';

type Told = Omit<HandoverRecordType, 'amount'> & { amount: string };

/** What a request loads of handover records. */
export const handoverLoaders = (read: Snapshot) => ({
  handoverByDelivery: rowLoader<Told>(
    read,
    `select id, code, official_number as "officialNumber", handed_over_on::text as "handedOverOn", giver as "giverName",
       receiver, kind, item, unit, amount::text as amount, note, recorded_at as "recordedAt", is_demo as "isDemo",
       delivery_id as "deliveryId"
     from handover_record where delivery_id = any($1::uuid[])`,
    (row) => row.deliveryId,
  ),
});

/** The record of a delivery's handover for the sides of the delivery; null for others, and where there is none. */
export async function handoverOf(
  { actor, loaders }: CsrContext,
  delivery: DeliveryType,
): Promise<HandoverRecordType | null> {
  const record = mayKnowDelivery(actor, delivery) ? await loaders.handoverByDelivery.load(delivery.id) : null;
  return record && { ...record, amount: BigInt(record.amount) };
}
