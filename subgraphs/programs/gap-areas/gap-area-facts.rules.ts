import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';

const MOST_PEOPLE = 2_147_483_647;
const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;

function countProblem(count: number | null | undefined, field: string): FieldProblem[] {
  if (count === null || count === undefined || (count >= 0 && count <= MOST_PEOPLE)) return [];
  return [{ field, code: 'COUNT_OUT_OF_RANGE', message: 'a number of people is 0 or more.' }];
}

export interface GapAreaFacts {
  title?: string;
  fiscalYear?: number;
  peopleInNeed?: number | null;
  peopleTargeted?: number | null;
  personnelNeeded?: number | null;
  deadline?: LocalDate | null;
}

/** Everything wrong with what an officer wrote about a gap area, all at once. */
export function problemsOfGapArea(facts: GapAreaFacts, today: LocalDate): FieldProblem[] {
  const problems = [
    ...countProblem(facts.peopleInNeed, 'peopleInNeed'),
    ...countProblem(facts.peopleTargeted, 'peopleTargeted'),
    ...countProblem(facts.personnelNeeded, 'personnelNeeded'),
  ];
  if (facts.title !== undefined && facts.title.trim() === '') {
    problems.push({
      field: 'title',
      code: 'TITLE_MISSING',
      message: 'give the gap area a title people can recognise.',
    });
  }
  const year = facts.fiscalYear;
  if (year !== undefined && (year < EARLIEST_YEAR || year > LATEST_YEAR)) {
    problems.push({
      field: 'fiscalYear',
      code: 'YEAR_OUT_OF_RANGE',
      message: `fiscalYear is from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`,
    });
  }
  if (facts.deadline && facts.deadline < today) {
    problems.push({
      field: 'deadline',
      code: 'DEADLINE_PASSED',
      message: `deadline is today (${today}, Asia/Jakarta) or later.`,
    });
  }
  return problems;
}

/** Everything wrong with a piece of evidence, all at once. */
export function problemsOfEvidence(
  evidence: { address?: string | null; asOf?: LocalDate | null },
  isKnownSource: boolean,
  today: LocalDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isKnownSource) {
    problems.push({ field: 'sourceCode', code: 'UNKNOWN_SOURCE', message: 'the hub knows no source of that code.' });
  }
  if (evidence.address && !/^https?:\/\/\S+$/.test(evidence.address)) {
    problems.push({
      field: 'address',
      code: 'INVALID_ADDRESS',
      message: 'address is a web address that starts with https://.',
    });
  }
  if (evidence.asOf && evidence.asOf > today) {
    problems.push({
      field: 'asOf',
      code: 'DAY_IN_FUTURE',
      message: `asOf is today (${today}, Asia/Jakarta) or earlier.`,
    });
  }
  return problems;
}

/** How sure one piece of evidence makes the hub: it names a source that was read, with its words, or nobody checked it. */
export const checkStateOfEvidence = (evidence: {
  sourceCode: string | null;
  quote: string | null;
  isDemo: boolean;
}): 'STATED' | 'NOT_CHECKED' =>
  evidence.sourceCode !== null && (evidence.quote ?? '') !== '' && !evidence.isDemo ? 'STATED' : 'NOT_CHECKED';
