import * as v from 'valibot';

import type { CsrPlanActivityInput, YearPlanQuery } from '../api/generated/graphql.ts';
import type { Language } from '../language/languages.ts';
import { amountSchema, amountTyped } from '../quantities/readAmount.ts';

export type KnownPlan = NonNullable<YearPlanQuery['csrPlan']>;

/** One activity as it is typed. */
export interface TypedActivity {
  title: string;
  area: { code: string; name: string } | null;
  category: string;
  budget: string;
}

export interface PlanForm {
  activities: TypedActivity[];
  note: string;
}

export const MOST_ACTIVITIES = 50;
export const NEW_ACTIVITY: TypedActivity = { title: '', area: null, category: '', budget: '' };

/** The plan as it would have been typed; one empty activity where there is none yet. */
export function typedPlan(plan: KnownPlan | null, show: (amount: number) => string): PlanForm {
  const activities = (plan?.activities ?? []).map(({ title, area, categoryCode, budget }) => ({
    title,
    area,
    category: categoryCode ?? '',
    budget: show(budget),
  }));
  return { activities: activities.length > 0 ? activities : [NEW_ACTIVITY], note: plan?.note ?? '' };
}

/** Everything wrong with a plan at once; each message is the id of its words. */
export const planSchema = (language: Language) =>
  v.object({
    activities: v.array(
      v.object({
        title: v.pipe(
          v.string(),
          v.trim(),
          v.minLength(3, 'yearplans.problem.title'),
          v.maxLength(300, 'yearplans.problem.title'),
        ),
        area: v.nullable(v.object({ code: v.string(), name: v.string() })),
        category: v.string(),
        budget: amountSchema('MONEY', language),
      }),
    ),
    note: v.pipe(v.string(), v.maxLength(2000, 'yearplans.problem.note')),
  });

/** What the hub is told of a plan that was found right. */
export const planActivities = ({ activities }: PlanForm, language: Language): CsrPlanActivityInput[] =>
  activities.map(({ title, area, category, budget }) => ({
    title: title.trim(),
    areaCode: area?.code ?? null,
    categoryCode: category === '' ? null : category,
    budget: amountTyped('MONEY', budget, language),
  }));

/** The id of a field on the page. */
export const fieldOf = (at: number, field: keyof TypedActivity): string => `kegiatan-${at}-${field}`;
