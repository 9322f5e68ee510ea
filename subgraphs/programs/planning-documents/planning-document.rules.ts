import type { FieldProblem } from '#kit/errors';

/** The papers of the planning, by what they are for. */
export enum PlanningDocumentKind {
  ANNUAL_PLAN = 'ANNUAL_PLAN',
  AGENCY_WORK_PLAN = 'AGENCY_WORK_PLAN',
  MEDIUM_TERM_PLAN = 'MEDIUM_TERM_PLAN',
  BUDGET_POLICY = 'BUDGET_POLICY',
  REGIONAL_BUDGET = 'REGIONAL_BUDGET',
}

const SHORT: Record<PlanningDocumentKind, string> = {
  [PlanningDocumentKind.ANNUAL_PLAN]: 'RKPD',
  [PlanningDocumentKind.AGENCY_WORK_PLAN]: 'RENJA',
  [PlanningDocumentKind.MEDIUM_TERM_PLAN]: 'RPJMD',
  [PlanningDocumentKind.BUDGET_POLICY]: 'KUA-PPAS',
  [PlanningDocumentKind.REGIONAL_BUDGET]: 'APBD',
};

/** The code people quote: <acronym>-<area>-<first year>, and a number where an area has several. */
export function planningDocumentCode(
  kind: PlanningDocumentKind,
  areaCode: string,
  startsIn: number,
  serial: number,
): string {
  const code = `${SHORT[kind]}-${areaCode.replaceAll('.', '')}-${startsIn}`;
  return serial === 1 ? code : `${code}-${serial}`;
}

/** Everything wrong with what an officer wrote of a document, all at once. */
export function problemsOfDocument(document: {
  kind: PlanningDocumentKind;
  startsIn: number;
  endsIn: number;
  agency?: string | null;
  programmeCodes: readonly string[];
}): FieldProblem[] {
  const { kind, startsIn, endsIn } = document;
  const problems: FieldProblem[] = [];
  if (endsIn < startsIn) {
    problems.push({ field: 'endsIn', code: 'ENDS_BEFORE_START', message: 'endsIn is startsIn or later.' });
  }
  if (kind !== PlanningDocumentKind.MEDIUM_TERM_PLAN && endsIn > startsIn) {
    problems.push({ field: 'endsIn', code: 'ONE_YEAR_ONLY', message: 'only an RPJMD is for several years.' });
  }
  if (kind === PlanningDocumentKind.AGENCY_WORK_PLAN && !document.agency?.trim()) {
    problems.push({
      field: 'agency',
      code: 'AGENCY_MISSING',
      message: 'a Renja is the work plan of an agency: name it.',
    });
  }
  if (new Set(document.programmeCodes).size < document.programmeCodes.length) {
    problems.push({ field: 'programmeCodes', code: 'PROGRAMME_TWICE', message: 'name each programme once.' });
  }
  return problems;
}
