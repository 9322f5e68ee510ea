import { defineEntity, p } from '@mikro-orm/core';

import { MECHANISMS } from '../programmes/programme.rules.ts';

const BudgetLineTable = defineEntity({
  name: 'BudgetLine',
  tableName: 'budget_line',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    programmeCode: p.text().nullable(),
    pillarCode: p.text().nullable(),
    componentCode: p.text().nullable(),
    areaCode: p.text(),
    categoryCode: p.text().nullable(),
    item: p.text().nullable(),
    fiscalYear: p.integer(),
    agency: p.text(),
    mechanism: p.enum(MECHANISMS),
    version: p.integer(),
    ceiling: p.bigint().nullable(),
    allocated: p.bigint().nullable(),
    realised: p.bigint().nullable(),
    sourceCode: p.text(),
    asOf: p.date(),
    isDemo: p.boolean(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});

/** Government money for one purpose, area and year, with its newest sums. */
export class BudgetLine extends BudgetLineTable.class {}
BudgetLineTable.setClass(BudgetLine);

const BudgetLineVersionTable = defineEntity({
  name: 'BudgetLineVersion',
  tableName: 'budget_line_version',
  properties: {
    budgetLineId: p.uuid().primary(),
    version: p.integer().primary(),
    ceiling: p.bigint().nullable(),
    allocated: p.bigint().nullable(),
    realised: p.bigint().nullable(),
    sourceCode: p.text(),
    asOf: p.date(),
    reason: p.text(),
    recordedBy: p.text().nullable(),
    recordedAt: p.datetime(3),
  },
});

/** The sums of a budget line as they once stood; rows are only ever added. */
export class BudgetLineVersion extends BudgetLineVersionTable.class {}
BudgetLineVersionTable.setClass(BudgetLineVersion);
