export const CHECK_STATES = ['CONFIRMED', 'STATED', 'NOT_CHECKED'] as const;

/** How sure the hub is of a figure or a rule of law. */
export type CheckState = (typeof CHECK_STATES)[number];

/** What is wrong with where a number is said to come from, but for whether the hub knows the source. */
export function problemsOfProvenance(
  field: string,
  provenance: { sourceCode?: string | null; newSource?: object | null; asOf: string },
  today: string,
): { field: string; code: string; message: string }[] {
  const problems = [];
  if (Boolean(provenance.sourceCode) === Boolean(provenance.newSource)) {
    problems.push({
      field: `${field}.sourceCode`,
      code: 'ONE_SOURCE',
      message: 'name one source: a sourceCode or a newSource, not both.',
    });
  }
  if (provenance.asOf > today) {
    problems.push({
      field: `${field}.asOf`,
      code: 'DAY_IN_THE_FUTURE',
      message: 'the day a number stands for is today or earlier.',
    });
  }
  return problems;
}
