import { defineEntity, p } from '@mikro-orm/core';

import { CompanyOwnership, CompanySector, CompanyStatus } from './company.rules.ts';

const CompanyTable = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    name: p.text(),
    /** The organisation in the members' tokens. */
    organisation: p.text(),
    sector: p.enum(() => CompanySector),
    ownership: p.enum(() => CompanyOwnership),
    areaCode: p.text(),
    registrationNumber: p.text(),
    contactName: p.text().nullable(),
    contactEmail: p.text().nullable(),
    contactPhone: p.text().nullable(),
    /** The last day the contact is kept, unless it is given anew. */
    contactRetentionUntil: p.date(),
    status: p.enum(() => CompanyStatus),
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
    kind: p.enum(['REGISTERED', 'CHANGED', 'VERIFIED', 'REJECTED', 'SUSPENDED', 'VISIBILITY_SET'] as const),
    fromStatus: p.enum(() => CompanyStatus).nullable(),
    toStatus: p.enum(() => CompanyStatus),
    actorSubject: p.text(),
    actorOrganisation: p.text().nullable(),
    reason: p.text().nullable(),
    happenedAt: p.datetime(3),
  },
});

/** One step of a company's registration; rows are only ever added. */
export class CompanyEvent extends CompanyEventTable.class {}
CompanyEventTable.setClass(CompanyEvent);
