import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';
import type { RefusalReason } from '#kit/refusal';

import { nextStages, PlanningStage, stageBefore } from '../planning-cycles/planning-stage.rules.ts';

/** What has become of a proposal. */
export enum ProposalStatus {
  IN_PROGRESS = 'IN_PROGRESS',
  REJECTED = 'REJECTED',
  FUNDED = 'FUNDED',
  PARTLY_FUNDED = 'PARTLY_FUNDED',
  NOT_FUNDED = 'NOT_FUNDED',
  WITHDRAWN = 'WITHDRAWN',
}

/** What a row of a proposal's trail says. */
export enum ProposalOutcome {
  SUBMITTED = 'SUBMITTED',
  FORWARDED = 'FORWARDED',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
  ACCEPTED = 'ACCEPTED',
  FUNDED = 'FUNDED',
  PARTLY_FUNDED = 'PARTLY_FUNDED',
  NOT_FUNDED = 'NOT_FUNDED',
  ENDORSED = 'ENDORSED',
  GAP_OPENED = 'GAP_OPENED',
  CHANGED = 'CHANGED',
  WITHDRAWN = 'WITHDRAWN',
}

const { FORWARDED, RETURNED, REJECTED, ACCEPTED, FUNDED, PARTLY_FUNDED, NOT_FUNDED } = ProposalOutcome;

const DELIBERATION = [FORWARDED, RETURNED, REJECTED];
const PLAN = [ACCEPTED, RETURNED, REJECTED];

/** What each stage may decide. Deliberations send on, plans take in, the budget funds or does not. */
export const STAGE_OUTCOMES: Record<PlanningStage, readonly ProposalOutcome[]> = {
  [PlanningStage.VILLAGE]: DELIBERATION,
  [PlanningStage.DISTRICT]: DELIBERATION,
  [PlanningStage.AGENCY_FORUM]: DELIBERATION,
  [PlanningStage.REGENCY]: DELIBERATION,
  [PlanningStage.PROVINCE]: DELIBERATION,
  [PlanningStage.RKPD]: PLAN,
  [PlanningStage.KUA_PPAS]: PLAN,
  [PlanningStage.APBD]: [FUNDED, PARTLY_FUNDED, NOT_FUNDED],
};

const ENDS: Partial<Record<ProposalOutcome, ProposalStatus>> = {
  [REJECTED]: ProposalStatus.REJECTED,
  [FUNDED]: ProposalStatus.FUNDED,
  [PARTLY_FUNDED]: ProposalStatus.PARTLY_FUNDED,
  [NOT_FUNDED]: ProposalStatus.NOT_FUNDED,
};

export interface ProposalState {
  stage: PlanningStage;
  status: ProposalStatus;
  firstStage: PlanningStage;
  /** The area whose planning it is in. */
  cycleArea: string;
}

export interface ProposalMove {
  outcome: ProposalOutcome;
  toStage: PlanningStage;
  toStatus: ProposalStatus;
}

export interface ProposalStepNotAllowed extends RefusalReason {
  __typename: 'ProposalStepNotAllowed';
  stage: PlanningStage;
  status: ProposalStatus;
}

export interface ProposalOutdated extends RefusalReason {
  __typename: 'ProposalOutdated';
  currentVersion: number;
}

/** Everything that may be decided about a proposal where it stands now, each with where it leads. */
export function movesOf(state: ProposalState): ProposalMove[] {
  if (state.status !== ProposalStatus.IN_PROGRESS) return [];
  const { stage, status, firstStage, cycleArea } = state;
  return STAGE_OUTCOMES[stage].flatMap((outcome): ProposalMove[] => {
    const end = ENDS[outcome];
    if (end) return [{ outcome, toStage: stage, toStatus: end }];
    const back = outcome === RETURNED ? stageBefore(stage, firstStage, cycleArea) : null;
    if (outcome === RETURNED) return back ? [{ outcome, toStage: back, toStatus: status }] : [];
    return nextStages(stage, cycleArea).map((toStage) => ({ outcome, toStage, toStatus: status }));
  });
}

export function stepNotAllowed({ stage, status }: ProposalState): ProposalStepNotAllowed {
  return {
    __typename: 'ProposalStepNotAllowed',
    code: 'PROPOSAL_STEP_NOT_ALLOWED',
    stage,
    status,
    words: {
      ID: `Usulan ini di tahap ${stage} dengan status ${status}, jadi langkah itu tidak dapat dilakukan.`,
      EN: `This proposal is at stage ${stage} with status ${status}, so that step cannot be taken.`,
    },
  };
}

/** Where a decision leads, or why it may not be taken here. Without a stage told, it goes the usual way. */
export function moveFor(
  state: ProposalState,
  wish: { outcome: ProposalOutcome; toStage?: PlanningStage | null },
): ProposalMove | ProposalStepNotAllowed {
  const moves = movesOf(state).filter(({ outcome }) => outcome === wish.outcome);
  const move = wish.toStage ? moves.find(({ toStage }) => toStage === wish.toStage) : moves[0];
  return move ?? stepNotAllowed(state);
}

/** Two officers at once: the second has seen an older state than the one it would decide on. */
export function refuseOutdatedProposal(currentVersion: number, expectedVersion: number): ProposalOutdated | null {
  if (currentVersion === expectedVersion) return null;
  return {
    __typename: 'ProposalOutdated',
    code: 'PROPOSAL_OUTDATED',
    currentVersion,
    words: {
      ID: `Usulan ini sudah berubah (versi ${currentVersion}). Muat ulang lalu putuskan lagi.`,
      EN: `This proposal has changed (version ${currentVersion}). Load it again, then decide.`,
    },
  };
}

/** Only these may be sent as a decision; the other rows of a trail come from commands of their own. */
const DECISIONS: readonly ProposalOutcome[] = [...DELIBERATION, ...PLAN, FUNDED, PARTLY_FUNDED, NOT_FUNDED];

export interface ProposalDecisionFacts {
  outcome: ProposalOutcome;
  reason?: string | null;
  decidedOn?: LocalDate | null;
  fundings: readonly { amount: bigint }[];
}

/** Everything wrong with a decision, all at once; `requested` is what the proposal asks for. */
export function problemsOfDecision(
  decision: ProposalDecisionFacts,
  requested: bigint,
  today: LocalDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  const { outcome, fundings } = decision;
  if (!DECISIONS.includes(outcome)) {
    add('outcome', 'NOT_A_DECISION', `${outcome} is not decided here; a command of its own writes it.`);
  }
  if (outcome !== FORWARDED && !decision.reason?.trim()) {
    add('reason', 'REASON_MISSING', 'say why; only FORWARDED goes without a reason.');
  }
  if (decision.decidedOn && decision.decidedOn > today) {
    add('decidedOn', 'DAY_IN_FUTURE', `decidedOn is today (${today}, Asia/Jakarta) or earlier.`);
  }
  const funded = fundings.reduce((sum, { amount }) => sum + amount, 0n);
  if (outcome === FUNDED && funded !== requested) {
    add('fundings', 'FUNDING_DOES_NOT_ADD_UP', `the budget lines of FUNDED add up to ${requested}, not ${funded}.`);
  }
  if (outcome === PARTLY_FUNDED && (funded < 1n || funded >= requested)) {
    add('fundings', 'FUNDING_NOT_PARTLY', `the budget lines of PARTLY_FUNDED add up to 1 to ${requested - 1n}.`);
  }
  if (outcome !== FUNDED && outcome !== PARTLY_FUNDED && fundings.length > 0) {
    add('fundings', 'FUNDING_NOT_ALLOWED', 'only FUNDED and PARTLY_FUNDED name budget lines.');
  }
  return problems;
}

/** Only what the budget refused, whole or in part, is offered to companies, and only once. */
export const mayOpenGap = (status: ProposalStatus, isOpened: boolean): boolean =>
  !isOpened && (status === ProposalStatus.NOT_FUNDED || status === ProposalStatus.PARTLY_FUNDED);
