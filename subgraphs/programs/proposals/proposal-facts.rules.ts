import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';

import { NeedKind, problemsOfNeedLines, type NeedLineDraft } from '../needs/need-line.rules.ts';

/** Who stands behind a proposal, a decision or an endorsement: an institution or an office, never a person. */
export enum StakeholderKind {
  VILLAGE_HEAD = 'VILLAGE_HEAD',
  VILLAGE_APPARATUS = 'VILLAGE_APPARATUS',
  COMMUNITY_LEADER = 'COMMUNITY_LEADER',
  CUSTOMARY_LEADER = 'CUSTOMARY_LEADER',
  POVERTY_COORDINATION_TEAM = 'POVERTY_COORDINATION_TEAM',
  PLANNING_AGENCY = 'PLANNING_AGENCY',
  AGENCY = 'AGENCY',
  COUNCIL = 'COUNCIL',
  WELFARE_INSTITUTION = 'WELFARE_INSTITUTION',
}

export interface ProposalFacts {
  title: string;
  problem: string;
  proposer: string;
  need: NeedLineDraft;
  volume?: bigint | null;
  volumeUnit?: string | null;
  peopleTargeted?: number | null;
  submittedOn?: LocalDate | null;
}

const MOST_PEOPLE = 2_147_483_647;

/** Everything wrong with a proposal, all at once, but for its codes. */
export function problemsOfProposal(facts: ProposalFacts, today: LocalDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  for (const field of ['title', 'problem', 'proposer'] as const) {
    if (facts[field].trim() === '') add(field, 'TEXT_MISSING', `${field} is not left empty.`);
  }
  if (facts.need.kind === NeedKind.PERSON_TIME) {
    add(
      'need.kind',
      'KIND_NOT_BUDGETED',
      'a proposal asks a budget for MONEY, GOODS or a SERVICE, not for person-time.',
    );
  }
  const need = problemsOfNeedLines([facts.need], 'need').map((problem) => ({
    ...problem,
    field: problem.field.replace('need.0', 'need'),
  }));
  const hasVolume = facts.volume !== null && facts.volume !== undefined;
  if (hasVolume !== Boolean(facts.volumeUnit?.trim())) {
    add('volumeUnit', 'VOLUME_WITHOUT_UNIT', 'volume and volumeUnit go together, such as 40 and "rumah".');
  }
  if (hasVolume && (facts.volume ?? 0n) < 1n) add('volume', 'VOLUME_OUT_OF_RANGE', 'volume is 1 or more.');
  const people = facts.peopleTargeted;
  if (people !== null && people !== undefined && (people < 0 || people > MOST_PEOPLE)) {
    add('peopleTargeted', 'COUNT_OUT_OF_RANGE', 'a number of people is 0 or more.');
  }
  if (facts.submittedOn && facts.submittedOn > today) {
    add('submittedOn', 'DAY_IN_FUTURE', `submittedOn is today (${today}, Asia/Jakarta) or earlier.`);
  }
  return [...problems, ...need];
}

/** The code people quote: USL-<area>-<year>-<number>. */
export function proposalCode(areaCode: string, fiscalYear: number, serial: number): string {
  return `USL-${areaCode.replaceAll('.', '')}-${fiscalYear}-${String(serial).padStart(4, '0')}`;
}
