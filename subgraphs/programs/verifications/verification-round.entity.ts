import { defineEntity, p } from '@mikro-orm/core';

import { ANSWERS, BUDGET_STATUSES, DATASETS } from './verification-round.rules.ts';

const VerificationRoundTable = defineEntity({
  name: 'VerificationRound',
  tableName: 'verification_round',
  properties: {
    id: p.uuid().primary(),
    areaCode: p.text(),
    dataset: p.enum(DATASETS),
    year: p.integer(),
    carriedOut: p.enum(ANSWERS),
    budgetStatus: p.enum(BUDGET_STATUSES),
    budget: p.bigint().nullable(),
    checkedCount: p.bigint().nullable(),
    validCount: p.bigint().nullable(),
    invalidIdentityCount: p.bigint().nullable(),
    sourceCode: p.text(),
    asOf: p.date(),
    basis: p.text(),
    isDemo: p.boolean(),
    version: p.integer(),
    changedBy: p.text().nullable(),
    changedAt: p.datetime(3),
  },
});

/** One year of checking the register of the poor in one area. */
export class VerificationRound extends VerificationRoundTable.class {}
VerificationRoundTable.setClass(VerificationRound);
