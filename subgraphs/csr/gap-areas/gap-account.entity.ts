import { defineEntity, p } from '@mikro-orm/core';

import { NeedKind } from '../allocations/allocation-state.rules.ts';

export const GAP_STATUSES = ['DRAFT', 'PUBLISHED', 'CLOSED', 'WITHDRAWN'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

const GapAccountTable = defineEntity({
  name: 'GapAccount',
  tableName: 'gap_account',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    title: p.text(),
    areaCode: p.text(),
    areaName: p.text(),
    categoryCode: p.text(),
    fiscalYear: p.integer(),
    programmePillarCode: p.text().nullable(),
    status: p.enum(GAP_STATUSES),
    deadline: p.date().nullable(),
    isDemo: p.boolean(),
    /** Raised by every move of the account. */
    version: p.bigint(),
    needVersion: p.bigint(),
    waiting: p.integer(),
    nextExpiryOn: p.date().nullable(),
    changedAt: p.datetime(3),
  },
});

/** What csr knows of a gap area. Its row is the lock of all that take from the gap. */
export class GapAccount extends GapAccountTable.class {}
GapAccountTable.setClass(GapAccount);

const NeedAccountTable = defineEntity({
  name: 'NeedAccount',
  tableName: 'need_account',
  properties: {
    needLineId: p.uuid().primary(),
    gapAreaId: p.uuid(),
    position: p.integer(),
    kind: p.enum(() => NeedKind),
    item: p.text().nullable(),
    unit: p.text(),
    need: p.bigint(),
    budget: p.bigint(),
    budgetKnown: p.boolean(),
    held: p.bigint(),
    committed: p.bigint(),
    delivered: p.bigint(),
    excess: p.bigint(),
    needVersion: p.bigint(),
  },
});

/** How much of one need line is covered and taken. */
export class NeedAccount extends NeedAccountTable.class {}
NeedAccountTable.setClass(NeedAccount);
