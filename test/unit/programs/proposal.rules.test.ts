import { expect, test } from 'vitest';

import { NeedKind } from '../../../subgraphs/programs/needs/need-line.rules.ts';
import { PlanningStage } from '../../../subgraphs/programs/planning-cycles/planning-stage.rules.ts';
import { CsrOutcome, csrOutcomeOf } from '../../../subgraphs/programs/proposal-gaps/csr-outcome.rules.ts';
import { problemsOfProposal, proposalCode } from '../../../subgraphs/programs/proposals/proposal-facts.rules.ts';
import { refuseFunding } from '../../../subgraphs/programs/proposal-decisions/proposal-funding.rules.ts';
import {
  mayOpenGap,
  moveFor,
  movesOf,
  problemsOfDecision,
  ProposalOutcome,
  ProposalStatus,
  refuseOutdatedProposal,
} from '../../../subgraphs/programs/proposals/proposal.rules.ts';

const TODAY = '2026-11-21';
const state = (stage: PlanningStage, more: object = {}) => ({
  stage,
  status: ProposalStatus.IN_PROGRESS,
  firstStage: PlanningStage.VILLAGE,
  cycleArea: '15',
  ...more,
});
const moves = (stage: PlanningStage, more: object = {}) =>
  movesOf(state(stage, more)).map(({ outcome, toStage }) => `${outcome} ${toStage}`);

test('deliberations send on, return or reject; plans take in; the budget funds or does not', () => {
  expect(moves(PlanningStage.VILLAGE)).toEqual(['FORWARDED DISTRICT', 'REJECTED VILLAGE']);
  expect(moves(PlanningStage.DISTRICT)).toEqual([
    'FORWARDED REGENCY',
    'FORWARDED AGENCY_FORUM',
    'RETURNED VILLAGE',
    'REJECTED DISTRICT',
  ]);
  expect(moves(PlanningStage.RKPD)).toEqual([
    'ACCEPTED APBD',
    'ACCEPTED KUA_PPAS',
    'RETURNED PROVINCE',
    'REJECTED RKPD',
  ]);
  expect(moves(PlanningStage.APBD)).toEqual(['FUNDED APBD', 'PARTLY_FUNDED APBD', 'NOT_FUNDED APBD']);
  expect(moves(PlanningStage.REGENCY, { cycleArea: '15.07' })[0]).toBe('FORWARDED RKPD');
});

test('a proposal that has ended goes nowhere', () => {
  for (const status of Object.values(ProposalStatus)) {
    const ended = moves(PlanningStage.APBD, { status });
    expect(ended.length > 0).toBe(status === ProposalStatus.IN_PROGRESS);
  }
});

test('a decision goes the usual way unless told, and nowhere the stage does not lead', () => {
  const wish = (outcome: ProposalOutcome, toStage?: PlanningStage) =>
    moveFor(state(PlanningStage.DISTRICT), { outcome, toStage });
  expect(wish(ProposalOutcome.FORWARDED)).toMatchObject({ toStage: 'REGENCY', toStatus: 'IN_PROGRESS' });
  expect(wish(ProposalOutcome.FORWARDED, PlanningStage.AGENCY_FORUM)).toMatchObject({ toStage: 'AGENCY_FORUM' });
  expect(wish(ProposalOutcome.FORWARDED, PlanningStage.APBD)).toMatchObject({ code: 'PROPOSAL_STEP_NOT_ALLOWED' });
  expect(wish(ProposalOutcome.FUNDED)).toMatchObject({ code: 'PROPOSAL_STEP_NOT_ALLOWED', stage: 'DISTRICT' });
  expect(wish(ProposalOutcome.REJECTED)).toMatchObject({ toStatus: 'REJECTED' });
});

const problems = (outcome: ProposalOutcome, amounts: bigint[] = [], more: object = {}) =>
  problemsOfDecision(
    { outcome, reason: 'sebab', fundings: amounts.map((amount) => ({ amount })), ...more },
    100n,
    TODAY,
  ).map(({ code }) => code);

test('the reason may be left out only when forwarding', () => {
  expect(problems(ProposalOutcome.FORWARDED, [], { reason: null })).toEqual([]);
  for (const outcome of [ProposalOutcome.RETURNED, ProposalOutcome.REJECTED, ProposalOutcome.NOT_FUNDED]) {
    expect(problems(outcome, [], { reason: ' ' })).toEqual(['REASON_MISSING']);
    expect(problems(outcome)).toEqual([]);
  }
});

test('the budget lines of FUNDED add up to what is asked, those of PARTLY_FUNDED to less', () => {
  const { FUNDED, PARTLY_FUNDED, NOT_FUNDED } = ProposalOutcome;
  expect(problems(FUNDED, [60n, 40n])).toEqual([]);
  expect(problems(FUNDED, [99n])).toEqual(['FUNDING_DOES_NOT_ADD_UP']);
  expect(problems(FUNDED, [101n])).toEqual(['FUNDING_DOES_NOT_ADD_UP']);
  expect(problems(PARTLY_FUNDED, [1n])).toEqual([]);
  expect(problems(PARTLY_FUNDED, [99n])).toEqual([]);
  expect(problems(PARTLY_FUNDED, [100n])).toEqual(['FUNDING_NOT_PARTLY']);
  expect(problems(PARTLY_FUNDED)).toEqual(['FUNDING_NOT_PARTLY']);
  expect(problems(NOT_FUNDED, [1n])).toEqual(['FUNDING_NOT_ALLOWED']);
});

test('a decision is not of tomorrow, and a submission is none', () => {
  expect(problems(ProposalOutcome.REJECTED, [], { decidedOn: TODAY })).toEqual([]);
  expect(problems(ProposalOutcome.REJECTED, [], { decidedOn: '2026-11-22' })).toEqual(['DAY_IN_FUTURE']);
  expect(problems(ProposalOutcome.SUBMITTED)).toEqual(['NOT_A_DECISION']);
  expect(problems(ProposalOutcome.GAP_OPENED)).toEqual(['NOT_A_DECISION']);
});

const proposal = (more: object = {}) =>
  problemsOfProposal(
    {
      title: 'Bedah rumah',
      problem: 'Rumah tidak layak',
      proposer: 'Pemerintah Desa',
      need: { kind: NeedKind.MONEY, need: 100n },
      ...more,
    },
    TODAY,
  ).map(({ field, code }) => `${field} ${code}`);

test('everything wrong with a proposal is told at once', () => {
  expect(proposal()).toEqual([]);
  expect(proposal({ title: ' ', need: { kind: NeedKind.GOODS, need: 0n }, volume: 3n, peopleTargeted: -1 })).toEqual([
    'title TEXT_MISSING',
    'volumeUnit VOLUME_WITHOUT_UNIT',
    'peopleTargeted COUNT_OUT_OF_RANGE',
    'need.unit UNIT_MISSING',
    'need.item ITEM_MISSING',
    'need.need NEED_OUT_OF_RANGE',
  ]);
  expect(proposal({ need: { kind: NeedKind.PERSON_TIME, need: 1n } })).toEqual(['need.kind KIND_NOT_BUDGETED']);
  expect(proposal({ volume: 1n, volumeUnit: 'rumah' })).toEqual([]);
  expect(proposal({ volume: 0n, volumeUnit: 'rumah' })).toEqual(['volume VOLUME_OUT_OF_RANGE']);
  expect(proposal({ submittedOn: '2026-11-22' })).toEqual(['submittedOn DAY_IN_FUTURE']);
});

test('a budget line funds proposals of its year, its area and its cycle, up to what is allocated', () => {
  const place = { areaCode: '15.07.01', cycleArea: '15', fiscalYear: 2027 };
  const line = { name: 'Bansos', areaCode: '15.07', fiscalYear: 2027, allocated: 100n, promised: 60n };
  const code = (more: object, rupiah = 40n) => refuseFunding(place, { ...line, ...more }, rupiah)?.code ?? null;
  expect(code({})).toBeNull();
  expect(code({}, 41n)).toBe('ALLOCATION_EXCEEDED');
  expect(code({ allocated: null }, 10n ** 12n)).toBeNull();
  expect(code({ fiscalYear: 2026 })).toBe('OTHER_FISCAL_YEAR');
  expect(code({ areaCode: '15' })).toBeNull();
  expect(code({ areaCode: '15.07.01.2001' })).toBeNull();
  expect(code({ areaCode: '15.71' })).toBe('OTHER_AREA');
  expect(refuseFunding({ ...place, cycleArea: '15.07' }, { ...line, areaCode: '15' }, 1n)?.code).toBe('OTHER_AREA');
});

const line = (need: bigint, budget: bigint, committed: bigint, delivered: bigint) => ({
  need,
  budget,
  committed,
  delivered,
});

test('the outcome of CSR follows the line that is furthest behind', () => {
  expect(csrOutcomeOf([])).toBe(CsrOutcome.NONE);
  expect(csrOutcomeOf([line(100n, 0n, 0n, 0n)])).toBe(CsrOutcome.NONE);
  expect(csrOutcomeOf([line(100n, 100n, 0n, 0n)])).toBe(CsrOutcome.NONE);
  expect(csrOutcomeOf([line(100n, 20n, 79n, 0n)])).toBe(CsrOutcome.PLEDGED);
  expect(csrOutcomeOf([line(100n, 20n, 80n, 0n)])).toBe(CsrOutcome.COMMITTED);
  expect(csrOutcomeOf([line(100n, 20n, 1n, 79n)])).toBe(CsrOutcome.COMMITTED);
  expect(csrOutcomeOf([line(100n, 20n, 0n, 80n)])).toBe(CsrOutcome.MET);
  expect(csrOutcomeOf([line(100n, 20n, 0n, 80n), line(5n, 0n, 4n, 0n)])).toBe(CsrOutcome.PLEDGED);
  expect(csrOutcomeOf([line(100n, 120n, 0n, 0n), line(5n, 0n, 0n, 5n)])).toBe(CsrOutcome.MET);
});

test('only what the budget refused is opened to companies, and once', () => {
  const open = Object.values(ProposalStatus).filter((status) => mayOpenGap(status, false));
  expect(open).toEqual(['PARTLY_FUNDED', 'NOT_FUNDED']);
  expect(mayOpenGap(ProposalStatus.NOT_FUNDED, true)).toBe(false);
});

test('a decision is taken from the version that stands', () => {
  expect(refuseOutdatedProposal(3, 3)).toBeNull();
  expect(refuseOutdatedProposal(3, 2)).toMatchObject({ currentVersion: 3 });
  expect(proposalCode('15.07.01.2001', 2027, 12)).toBe('USL-1507012001-2027-0012');
});
