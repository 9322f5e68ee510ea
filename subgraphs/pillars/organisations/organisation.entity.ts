import { defineEntity, p } from '@mikro-orm/core';

import { OrganisationStatus } from './organisation.rules.ts';

const OrganisationTable = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    typeCode: p.text(),
    areaCode: p.text(),
    status: p.enum(Object.values(OrganisationStatus)),
    endReason: p.text().nullable(),
    isDemo: p.boolean(),
    registeredBy: p.text(),
    registeredAt: p.datetime(3),
    changedAt: p.datetime(3),
    version: p.integer(),
  },
});

export class Organisation extends OrganisationTable.class {}
OrganisationTable.setClass(Organisation);
