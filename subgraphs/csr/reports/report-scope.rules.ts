import type { ReportContent } from './report-content.queries.ts';
import { peopleReached, realisationOf, reportLines } from './report.rules.ts';

/** How much of a report a viewer is shown. */
export const ReportScope = { WHOLE: 'WHOLE', AREAS: 'AREAS' } as const;
export type ReportScope = keyof typeof ReportScope;

/** A report as a viewer is shown it, with the areas it is limited to. */
export interface ShownReport extends ReportContent {
  scope: ReportScope;
  scopeAreas: readonly string[];
}

const isInside = (area: string, scopes: readonly string[]): boolean =>
  scopes.some((scope) => area === scope || area.startsWith(`${scope}.`));

/**
 * The part of a report that lies in some areas, made from the report itself, so that what was filed is limited as it was
 * filed. Every total is the sum of the rows that are left; what is not known to lie inside is left out. Null: the whole.
 */
export function limitReport(content: ReportContent, scopes: readonly string[] | null): ShownReport {
  if (scopes === null) return { ...content, scope: 'WHOLE', scopeAreas: [] };
  const rows = content.rows.filter(({ areaCode }) => isInside(areaCode, scopes));
  const shown = new Set(rows.map(({ id }) => id));
  const papers = (content.papers ?? []).filter(({ areaCodes }) => areaCodes.every((area) => isInside(area, scopes)));
  const known = new Set(papers.map(({ code }) => code));
  const gapAreaIds = [...new Set(rows.flatMap(({ gapAreaId }) => gapAreaId ?? []))].toSorted();
  const { people, isRounded } = peopleOf(content, gapAreaIds);
  return {
    ...content,
    plan: limitPlan(content.plan, scopes),
    newMoney: realisationOf(rows, 'NEW_MONEY'),
    passedThrough: realisationOf(rows, 'PASS_THROUGH'),
    carriedOver: realisationOf(rows, 'CARRY_OVER'),
    lines: reportLines(rows),
    rows,
    people,
    arePeopleRounded: isRounded,
    gapAreaIds,
    areaCodes: [...new Set(rows.map(({ areaCode }) => areaCode))].toSorted(),
    evidence: content.evidence.filter(({ rowIds }) => rowIds?.some((id) => shown.has(id))),
    handoverCodes: content.handoverCodes.filter((code) => known.has(code)),
    certificateCodes: content.certificateCodes.filter((code) => known.has(code)),
    gaps: (content.gaps ?? []).filter(({ areaCode }) => isInside(areaCode, scopes)),
    papers,
    scope: 'AREAS',
    scopeAreas: [...scopes].toSorted(),
  };
}

function peopleOf({ gaps = [] }: ReportContent, gapAreaIds: readonly string[]) {
  const found = gaps.filter(({ gapAreaId }) => gapAreaIds.includes(gapAreaId));
  const { people, isRounded } = peopleReached(found);
  return { people: found.length === gapAreaIds.length ? people : null, isRounded };
}

/** What was planned there, and what was planned for all areas. */
function limitPlan(plan: ReportContent['plan'], scopes: readonly string[]): ReportContent['plan'] {
  if (plan === null) return null;
  const activities = plan.activities.filter(({ areaCode }) => areaCode === null || isInside(areaCode, scopes));
  const budget = activities.reduce((sum, one) => sum + BigInt(one.budget), 0n);
  return { ...plan, activities, budget: String(budget) };
}
