import { defineEntity, p } from '@mikro-orm/core';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { DeliveryChannel } from './channel.rules.ts';
import { Flow } from './flow.rules.ts';

const PledgeTable = defineEntity({
  name: 'Pledge',
  tableName: 'pledge',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    companyId: p.uuid(),
    /** The organisation in its members' tokens, so that ownership is read with the row. */
    organisation: p.text(),
    flow: p.enum(() => Flow),
    channel: p.enum(() => DeliveryChannel).nullable(),
    note: p.text().nullable(),
    isAnonymous: p.boolean(),
    isDemo: p.boolean(),
    version: p.integer(),
    createdBy: p.text(),
    createdAt: p.datetime(3),
    submittedAt: p.datetime(3).nullable(),
    changedAt: p.datetime(3),
  },
});

export class Pledge extends PledgeTable.class {}
PledgeTable.setClass(Pledge);

const PledgeAllocationTable = defineEntity({
  name: 'PledgeAllocation',
  tableName: 'pledge_allocation',
  properties: {
    id: p.uuid().primary(),
    pledgeId: p.uuid(),
    needLineId: p.uuid(),
    gapAreaId: p.uuid(),
    position: p.integer(),
    kind: p.enum(() => NeedKind),
    item: p.text().nullable(),
    unit: p.text(),
    requestedAmount: p.bigint(),
    /** What it takes, or once took, from its need line. */
    amount: p.bigint(),
    /** What the receiver confirmed; stays after a cancellation. */
    delivered: p.bigint(),
    estimatedValue: p.bigint().nullable(),
    people: p.integer().nullable(),
    state: p.enum(() => AllocationState),
    holdUntil: p.date().nullable(),
    queueNumber: p.bigint().nullable(),
    infoRequest: p.text().nullable(),
    overCoverageReason: p.text().nullable(),
    submittedAt: p.datetime(3).nullable(),
    acceptedAt: p.datetime(3).nullable(),
    stateChangedAt: p.datetime(3),
  },
});

/** One part of a pledge, for one need line. States live here. */
export class PledgeAllocation extends PledgeAllocationTable.class {}
PledgeAllocationTable.setClass(PledgeAllocation);

const InstalmentTable = defineEntity({
  name: 'Instalment',
  tableName: 'instalment',
  properties: { id: p.uuid().primary(), pledgeId: p.uuid(), number: p.integer(), dueOn: p.date(), amount: p.bigint() },
});

export class Instalment extends InstalmentTable.class {}
InstalmentTable.setClass(Instalment);
