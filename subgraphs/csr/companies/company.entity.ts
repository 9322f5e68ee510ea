import { defineEntity, p } from '@mikro-orm/core';

import { COMPANY_OWNERSHIPS, COMPANY_SECTORS, COMPANY_STATUSES } from './company.rules.ts';

const CompanyTable = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    name: p.text(),
    /** The organisation in the members' tokens. */
    organisation: p.text(),
    sector: p.enum(COMPANY_SECTORS),
    ownership: p.enum(COMPANY_OWNERSHIPS),
    areaCode: p.text(),
    registrationNumber: p.text(),
    contactName: p.text().nullable(),
    contactEmail: p.text().nullable(),
    contactPhone: p.text().nullable(),
    status: p.enum(COMPANY_STATUSES),
    statusReason: p.text().nullable(),
    isVisible: p.boolean(),
    isDemo: p.boolean(),
    version: p.integer(),
    registeredAt: p.datetime(3),
    decidedAt: p.datetime(3).nullable(),
    changedAt: p.datetime(3),
  },
});

export class Company extends CompanyTable.class {}
CompanyTable.setClass(Company);

const CompanyEventTable = defineEntity({
  name: 'CompanyEvent',
  tableName: 'company_event',
  properties: {
    id: p.uuid().primary(),
    companyId: p.uuid(),
    kind: p.enum(['REGISTERED', 'CHANGED', 'VERIFIED', 'REJECTED', 'VISIBILITY_SET'] as const),
    fromStatus: p.enum(COMPANY_STATUSES).nullable(),
    toStatus: p.enum(COMPANY_STATUSES),
    actorSubject: p.text(),
    actorOrganisation: p.text().nullable(),
    reason: p.text().nullable(),
    happenedAt: p.datetime(3),
  },
});

/** One step of a company's registration; rows are only ever added. */
export class CompanyEvent extends CompanyEventTable.class {}
CompanyEventTable.setClass(CompanyEvent);
