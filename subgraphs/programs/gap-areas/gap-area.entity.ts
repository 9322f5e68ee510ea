import { defineEntity, p } from '@mikro-orm/core';

import { GAP_AREA_STATUSES } from './gap-area.rules.ts';

const GapAreaTable = defineEntity({
  name: 'GapArea',
  tableName: 'gap_area',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    title: p.text(),
    areaCode: p.text(),
    categoryCode: p.text(),
    fiscalYear: p.integer(),
    programmePillarCode: p.text().nullable(),
    status: p.enum(GAP_AREA_STATUSES),
    deadline: p.date().nullable(),
    peopleInNeed: p.bigint().nullable(),
    peopleTargeted: p.integer().nullable(),
    personnelNeeded: p.integer().nullable(),
    note: p.text().nullable(),
    isDemo: p.boolean(),
    /** Raised by every change, coverings included: the sequence of its events. */
    version: p.integer(),
    serial: p.integer(),
    /** The day of the figures the need rests on. */
    figuresAsOf: p.date().nullable(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
    publishedAt: p.datetime(3).nullable(),
  },
});

export class GapArea extends GapAreaTable.class {}
GapAreaTable.setClass(GapArea);

const GapEvidenceTable = defineEntity({
  name: 'GapEvidence',
  tableName: 'gap_evidence',
  properties: {
    id: p.uuid().primary(),
    gapAreaId: p.uuid(),
    title: p.text(),
    sourceCode: p.text().nullable(),
    address: p.text().nullable(),
    asOf: p.date().nullable(),
    quote: p.text().nullable(),
    isDemo: p.boolean(),
    addedOrganisation: p.text().nullable(),
    addedAt: p.datetime(3),
  },
});

/** What shows that a gap is real; a gap area is published with at least one. */
export class GapEvidence extends GapEvidenceTable.class {}
GapEvidenceTable.setClass(GapEvidence);
