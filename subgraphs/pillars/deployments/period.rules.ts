import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';

const LONGEST_DAYS = 731;
const DAY_MS = 86_400_000;

const daysBetween = (from: LocalDate, to: LocalDate) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** What is wrong with a period to come: it begins in the past, ends before it begins, or is longer than two years. */
export function problemsOfPeriod(
  { beginsOn, endsOn }: { beginsOn: LocalDate; endsOn: LocalDate },
  today: LocalDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (beginsOn < today) {
    problems.push({ field: 'beginsOn', code: 'DAY_IN_PAST', message: `beginsOn is ${today} at the earliest.` });
  }
  if (endsOn < beginsOn) {
    problems.push({ field: 'endsOn', code: 'ENDS_BEFORE_BEGIN', message: 'endsOn is not before beginsOn.' });
  } else if (daysBetween(beginsOn, endsOn) > LONGEST_DAYS) {
    problems.push({
      field: 'endsOn',
      code: 'PERIOD_TOO_LONG',
      message: 'endsOn is at most two years after beginsOn.',
    });
  }
  return problems;
}
