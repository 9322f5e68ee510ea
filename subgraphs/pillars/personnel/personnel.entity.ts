import { defineEntity, p } from '@mikro-orm/core';

import { PersonnelStatus } from './personnel.rules.ts';

const PersonnelTable = defineEntity({
  name: 'Personnel',
  tableName: 'personnel',
  properties: {
    id: p.uuid().primary(),
    typeCode: p.text(),
    areaCode: p.text(),
    organisationId: p.uuid().nullable(),
    status: p.enum(Object.values(PersonnelStatus)),
    skills: p.array(),
    endReason: p.text().nullable(),
    isDemo: p.boolean(),
    registeredBy: p.text(),
    registeredAt: p.datetime(3),
    changedAt: p.datetime(3),
    version: p.integer(),
  },
});

export class Personnel extends PersonnelTable.class {}
PersonnelTable.setClass(Personnel);

const PersonTable = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    personnelId: p.uuid().primary(),
    fullName: p.text().nullable(),
    initials: p.text(),
    phone: p.text().nullable(),
    subject: p.text().nullable(),
    erasedAt: p.datetime(3).nullable(),
    /** The last day it is kept; null while the person serves, and once erased. */
    retentionUntil: p.date().nullable(),
  },
});

/** What identifies a person; read only where the viewer coordinates their area. */
export class Person extends PersonTable.class {}
PersonTable.setClass(Person);
