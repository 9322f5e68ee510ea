import { defineEntity, p } from '@mikro-orm/core';

import { NeedKind } from './need-line.rules.ts';

const NeedLineTable = defineEntity({
  name: 'NeedLine',
  tableName: 'need_line',
  properties: {
    id: p.uuid().primary(),
    gapAreaId: p.uuid(),
    position: p.integer(),
    kind: p.enum(() => NeedKind),
    item: p.text().nullable(),
    unit: p.text(),
    need: p.bigint(),
  },
});

/** One thing a gap area needs, in one unit; never deleted once published, only lowered. */
export class NeedLine extends NeedLineTable.class {}
NeedLineTable.setClass(NeedLine);

const CoveringTable = defineEntity({
  name: 'Covering',
  tableName: 'covering',
  properties: {
    id: p.uuid().primary(),
    needLineId: p.uuid(),
    budgetLineId: p.uuid(),
    /** In the unit of the need line. */
    amount: p.bigint(),
    /** Rupiah drawn from the budget line. */
    value: p.bigint(),
    isDemo: p.boolean(),
    madeAt: p.datetime(3),
    madeOrganisation: p.text().nullable(),
    releasedAt: p.datetime(3).nullable(),
    releaseReason: p.text().nullable(),
  },
});

/** Part of a budget line that pays for a need line, until it is released. */
export class Covering extends CoveringTable.class {}
CoveringTable.setClass(Covering);
