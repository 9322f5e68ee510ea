import { mayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { FieldChange } from '../changes/change.rules.ts';
import { maySee, type gapAreaLoaders } from '../gap-areas/gap-area.queries.ts';
import type { NeedKind } from '../needs/need-line.rules.ts';
import { refuseOutsideWindow, type PlanningWindow } from '../planning-cycles/planning-cycle.rules.ts';
import { areaOfStage, type PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import type { CsrOutcome } from '../proposal-gaps/csr-outcome.rules.ts';
import { isAuthor, mayStillChange } from '../proposal-changes/proposal-change.rules.ts';
import type { StakeholderKind } from './proposal-facts.rules.ts';
import { mayOpenGap, movesOf, ProposalStatus, type ProposalOutcome } from './proposal.rules.ts';

export interface ProposalRow {
  id: string;
  code: string;
  title: string;
  problem: string;
  areaCode: string;
  categoryCode: string;
  programmeCode: string | null;
  cycleId: string;
  cycleArea: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  requested: bigint;
  funded: bigint;
  volume: bigint | null;
  volumeUnit: string | null;
  peopleTargeted: number | null;
  proposerKind: StakeholderKind;
  proposer: string;
  firstStage: PlanningStage;
  stage: PlanningStage;
  status: ProposalStatus;
  gapAreaId: string | null;
  csrOutcome: CsrOutcome;
  isDemo: boolean;
  version: number;
  createdAt: string;
  changedAt: string;
  /** Who submitted it; never shown. */
  authorSubject: string | null;
  authorOrganisation: string | null;
}

export interface DecisionRow {
  id: string;
  proposalId: string;
  version: number;
  stage: PlanningStage;
  outcome: ProposalOutcome;
  toStage: PlanningStage;
  toStatus: ProposalStatus;
  institution: string;
  stakeholder: StakeholderKind;
  reason: string | null;
  decidedOn: string;
  amount: bigint | null;
  documentId: string | null;
  /** Set on GAP_OPENED only. */
  gapAreaId: string | null;
  windowOpensOn: string | null;
  windowClosesOn: string | null;
  overrideReason: string | null;
  actorName: string | null;
  /** Set on CHANGED only. */
  changes: FieldChange[] | null;
  takenAt: string;
}

export interface FundingRow {
  proposalId: string;
  budgetLineId: string;
  amount: bigint;
  decidedOn: string;
}

export interface CsrOutcomeRow {
  proposalId: string;
  ordinal: number;
  outcome: CsrOutcome;
  coverageVersion: string;
  recordedAt: string;
}

/** Whole numbers of 64 bits come as digits. */
export type Told<Row> = {
  [Key in keyof Row]: Row[Key] extends bigint ? string : Row[Key] extends bigint | null ? string | null : Row[Key];
};

export const PROPOSAL_COLUMNS = `p.id, p.code, p.title, p.problem, p.area_code as "areaCode",
  p.category_code as "categoryCode", p.programme_code as "programmeCode", p.cycle_id as "cycleId",
  c.area_code as "cycleArea", p.kind, p.item, p.unit, p.requested::text, p.funded::text, p.volume::text,
  p.volume_unit as "volumeUnit", p.people_targeted as "peopleTargeted", p.proposer_kind as "proposerKind", p.proposer,
  p.first_stage as "firstStage", p.stage, p.status, p.gap_area_id as "gapAreaId", p.csr_outcome as "csrOutcome",
  p.is_demo as "isDemo", p.version, p.created_at as "createdAt", p.changed_at as "changedAt",
  s.actor_subject as "authorSubject", s.organisation as "authorOrganisation"`;

export const PROPOSALS = `planning_proposal p join planning_cycle c on c.id = p.cycle_id
  join proposal_decision s on s.proposal_id = p.id and s.version = 1`;

const DECISION_COLUMNS = `d.id, d.proposal_id as "proposalId", d.version, d.stage, d.outcome, d.to_stage as "toStage",
  d.to_status as "toStatus", d.institution, d.stakeholder, d.reason, d.decided_on::text as "decidedOn",
  d.amount::text, d.document_id as "documentId", d.gap_area_id as "gapAreaId", d.window_opens_on::text as "windowOpensOn",
  d.window_closes_on::text as "windowClosesOn", d.override_reason as "overrideReason", d.actor_name as "actorName",
  d.changes, d.taken_at as "takenAt"`;

// A trail has a dozen rows, a budget line funds some; no list is without a bound.
const MOST_SHOWN = 100;

const whole = (digits: string | null): bigint | null => (digits === null ? null : BigInt(digits));

export const asProposal = (row: Told<ProposalRow>): ProposalRow => ({
  ...row,
  requested: BigInt(row.requested),
  funded: BigInt(row.funded),
  volume: whole(row.volume),
});

export const asDecision = (row: Told<DecisionRow>): DecisionRow => ({ ...row, amount: whole(row.amount) });

export const asFunding = (row: Told<FundingRow>): FundingRow => ({ ...row, amount: BigInt(row.amount) });

export function proposalLoaders(read: Snapshot) {
  return {
    planningProposal: rowLoader<Told<ProposalRow>>(
      read,
      `select ${PROPOSAL_COLUMNS} from ${PROPOSALS} where p.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    proposalOfGap: rowLoader<Told<ProposalRow>>(
      read,
      `select ${PROPOSAL_COLUMNS} from ${PROPOSALS} where p.gap_area_id = any ($1::uuid[])`,
      (row) => row.gapAreaId ?? '',
    ),
    proposalsOfBudgetLine: rowsLoader<Told<ProposalRow> & { budgetLineId: string }>(
      read,
      `select found.* from unnest($1::uuid[]) as line (id) cross join lateral (
         select f.budget_line_id as "budgetLineId", ${PROPOSAL_COLUMNS}
         from ${PROPOSALS} join proposal_budget_line f on f.proposal_id = p.id
         where f.budget_line_id = line.id order by p.code limit ${MOST_SHOWN}) found order by found.code`,
      (row) => row.budgetLineId,
    ),
    fundingsOfProposal: rowsLoader<Told<FundingRow>>(
      read,
      `select f.proposal_id as "proposalId", f.budget_line_id as "budgetLineId", f.amount::text,
         d.decided_on::text as "decidedOn"
       from proposal_budget_line f join proposal_decision d on d.id = f.decision_id
       where f.proposal_id = any ($1::uuid[]) order by f.budget_line_id`,
      (row) => row.proposalId,
    ),
    decisionsOfProposal: rowsLoader<Told<DecisionRow>>(
      read,
      `select ${DECISION_COLUMNS} from unnest($1::uuid[]) as proposal (id) cross join lateral (
         select * from proposal_decision where proposal_id = proposal.id order by version desc limit ${MOST_SHOWN}) d
       order by d.version`,
      (row) => row.proposalId,
    ),
    overridesOfCycle: rowsLoader<Told<DecisionRow> & { cycleId: string }>(
      read,
      `select cycle.id as "cycleId", ${DECISION_COLUMNS} from unnest($1::uuid[]) as cycle (id) cross join lateral (
         select e.* from proposal_decision e join planning_proposal p on p.id = e.proposal_id
         where p.cycle_id = cycle.id and e.override_reason is not null
         order by e.taken_at desc, e.id desc limit ${MOST_SHOWN}) d
       order by d.taken_at desc, d.id desc`,
      (row) => row.cycleId,
    ),
    csrOutcomesOfProposal: rowsLoader<CsrOutcomeRow>(
      read,
      `select o.proposal_id as "proposalId", o.ordinal, o.outcome, o.coverage_version::text as "coverageVersion",
         o.recorded_at as "recordedAt"
       from unnest($1::uuid[]) as proposal (id) cross join lateral (
         select * from proposal_csr_outcome where proposal_id = proposal.id order by ordinal desc limit ${MOST_SHOWN}) o
       order by o.ordinal`,
      (row) => row.proposalId,
    ),
  };
}

/** One proposal by its id or its code; NOT_FOUND when there is none. Proposals are public. */
export async function findProposal(
  { read, loaders }: RequestContext & { loaders: ReturnType<typeof proposalLoaders> },
  key: { id?: string | null; code?: string | null },
): Promise<ProposalRow> {
  if (Boolean(key.id) === Boolean(key.code)) {
    throw badInput([{ field: 'id', code: 'ONE_KEY', message: 'give either id or code.' }]);
  }
  const found = key.id
    ? await loaders.planningProposal.load(readId('id', key.id))
    : (
        await read.rows<Told<ProposalRow>>(`select ${PROPOSAL_COLUMNS} from ${PROPOSALS} where p.code = $1`, [key.code])
      )[0];
  if (!found) throw notFound('planning proposal', key.id ?? key.code ?? '');
  return asProposal(found);
}

/** The trail as the viewer may see it: that a gap was opened is told once its draft is published. */
export async function shownTrail(
  { actor, loaders }: RequestContext & { loaders: ReturnType<typeof gapAreaLoaders> },
  rows: readonly Told<DecisionRow>[],
): Promise<DecisionRow[]> {
  const shown = await Promise.all(
    rows.map(async (row) => {
      if (row.gapAreaId === null) return true;
      const gap = await loaders.gapArea.load(row.gapAreaId);
      return gap !== null && maySee(actor, gap);
    }),
  );
  return rows.filter((_, index) => shown[index]).map(asDecision);
}

/** What the viewer may decide about a proposal now; nothing without the role for the area of its stage. */
export function transitionsFor(
  actor: Actor | null,
  proposal: ProposalRow,
  windows: readonly (PlanningWindow & { stage: string })[],
) {
  const area = areaOfStage(proposal.stage, proposal.areaCode, proposal.cycleArea);
  if (!mayActIn(actor, Role.PROGRAM_OFFICER, area)) return [];
  const window = windows.find(({ stage }) => stage === proposal.stage) ?? null;
  const needsOverride = refuseOutsideWindow(proposal.stage, window, [today()]) !== null;
  return movesOf(proposal).map((move) => ({ ...move, needsOverride }));
}

/** What else the viewer may do with it. */
export function proposalActions(actor: Actor | null, proposal: ProposalRow) {
  const isOfficer = mayActIn(actor, Role.PROGRAM_OFFICER, proposal.areaCode);
  const author = { subject: proposal.authorSubject, organisation: proposal.authorOrganisation };
  const isOwn = isOfficer && actor !== null && isAuthor(author, actor) && mayStillChange(proposal.status);
  return {
    endorse: isOfficer && proposal.status === ProposalStatus.IN_PROGRESS,
    openGap: isOfficer && mayOpenGap(proposal.status, proposal.gapAreaId !== null),
    change: isOwn,
    withdraw: isOwn,
  };
}
