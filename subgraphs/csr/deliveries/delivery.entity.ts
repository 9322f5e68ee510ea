import { defineEntity, p } from '@mikro-orm/core';

import { DeliveryState, DisputeOutcome } from './delivery.rules.ts';

const DeliveryTable = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    allocationId: p.uuid(),
    amount: p.bigint(),
    state: p.enum(() => DeliveryState),
    /** Where a dispute leads back to; only while one is open. */
    beforeDispute: p.enum(['SENT', 'RECEIVED', 'VERIFIED'] as const).nullable(),
    sentOn: p.date(),
    note: p.text().nullable(),
    sentBy: p.text(),
    receivedOn: p.date().nullable(),
    receivingInstitution: p.text().nullable(),
    receivedBy: p.text().nullable(),
    receivedOrganisation: p.text().nullable(),
    verifiedBy: p.text().nullable(),
    verifiedAt: p.datetime(3).nullable(),
    isDemo: p.boolean(),
    recordedAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});

/** A part of an allocation on its way, or handed over. */
export class Delivery extends DeliveryTable.class {}
DeliveryTable.setClass(Delivery);

const DisputeTable = defineEntity({
  name: 'Dispute',
  tableName: 'dispute',
  properties: {
    id: p.uuid().primary(),
    deliveryId: p.uuid(),
    reason: p.text(),
    raisedBy: p.text(),
    raisedOrganisation: p.text().nullable(),
    raisedAt: p.datetime(3),
    outcome: p.enum(() => DisputeOutcome).nullable(),
    resolution: p.text().nullable(),
    resolvedBy: p.text().nullable(),
    resolvedAt: p.datetime(3).nullable(),
  },
});

/** Somebody's doubt about a delivery, and how it ended. */
export class Dispute extends DisputeTable.class {}
DisputeTable.setClass(Dispute);
