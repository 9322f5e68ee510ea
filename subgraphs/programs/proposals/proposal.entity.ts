import { defineEntity, p } from '@mikro-orm/core';

import { NeedKind } from '../needs/need-line.rules.ts';
import { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { CsrOutcome } from '../proposal-gaps/csr-outcome.rules.ts';
import { StakeholderKind } from './proposal-facts.rules.ts';
import { ProposalStatus } from './proposal.rules.ts';

const PlanningProposalTable = defineEntity({
  name: 'PlanningProposal',
  tableName: 'planning_proposal',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    serial: p.integer(),
    cycleId: p.uuid(),
    title: p.text(),
    problem: p.text(),
    areaCode: p.text(),
    categoryCode: p.text(),
    programmeCode: p.text().nullable(),
    kind: p.enum(() => NeedKind),
    item: p.text().nullable(),
    unit: p.text(),
    /** What is asked for, in `unit`. */
    requested: p.bigint(),
    volume: p.bigint().nullable(),
    volumeUnit: p.text().nullable(),
    peopleTargeted: p.integer().nullable(),
    proposerKind: p.enum(() => StakeholderKind),
    proposer: p.text(),
    firstStage: p.enum(() => PlanningStage),
    stage: p.enum(() => PlanningStage),
    status: p.enum(() => ProposalStatus),
    /** What the budget gave, in `unit`: the sum of its budget lines. */
    funded: p.bigint(),
    gapAreaId: p.uuid().nullable(),
    csrOutcome: p.enum(() => CsrOutcome),
    isDemo: p.boolean(),
    /** Raised by every row of its trail. */
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});

/** What a village, a community or an agency asks of the budget of a year. */
export class PlanningProposal extends PlanningProposalTable.class {}
PlanningProposalTable.setClass(PlanningProposal);
