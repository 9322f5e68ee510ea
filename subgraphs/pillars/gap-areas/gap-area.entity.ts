import { defineEntity, p } from '@mikro-orm/core';

const GapAreaTable = defineEntity({
  name: 'GapArea',
  tableName: 'gap_area',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    title: p.text(),
    areaCode: p.text(),
    categoryCode: p.text().nullable(),
    fiscalYear: p.integer(),
    status: p.text(),
    deadline: p.date().nullable(),
    peopleInNeed: p.bigint().nullable(),
    isDemo: p.boolean(),
  },
});

/** What programs announced of a gap area; only its events change it. */
export class GapArea extends GapAreaTable.class {}
GapAreaTable.setClass(GapArea);

const GapStaffingTable = defineEntity({
  name: 'GapStaffing',
  tableName: 'gap_staffing',
  properties: {
    gapAreaId: p.uuid().primary(),
    needed: p.integer().nullable(),
    proposed: p.integer(),
    deployed: p.integer(),
    completed: p.integer(),
    excess: p.integer(),
    version: p.bigint(),
    changedAt: p.datetime(3),
  },
});

/** The places of a gap area; whoever proposes or moves a deployment locks this row first. */
export class GapStaffing extends GapStaffingTable.class {}
GapStaffingTable.setClass(GapStaffing);
