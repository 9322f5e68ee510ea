import * as v from 'valibot';
import { expect, test } from 'vitest';

import { gapToContinue } from '../../../portal/src/pledges/continuing.ts';
import { NEW_ACTIVITY, planActivities, planSchema, typedPlan } from '../../../portal/src/yearplans/planning.ts';

const KNOWN = {
  id: 'p',
  version: 2,
  state: 'DRAFT',
  budget: 5_000_000,
  note: null,
  submittedAt: null,
  activities: [{ title: 'Kursi roda', area: null, categoryCode: null, budget: 5_000_000 }],
} as const;

test('a plan that is kept is typed as it was, and none begins with one empty activity', () => {
  expect(typedPlan(null, String)).toEqual({ activities: [NEW_ACTIVITY], note: '' });
  const typed = typedPlan({ ...KNOWN, activities: [...KNOWN.activities] }, String);
  expect(typed.activities).toEqual([{ title: 'Kursi roda', area: null, category: '', budget: '5000000' }]);
  expect(planActivities(typed, 'id')).toEqual([
    { title: 'Kursi roda', areaCode: null, categoryCode: null, budget: 5_000_000 },
  ]);
});

test('each activity needs a title and an amount that means one thing', () => {
  const issues = (title: string, budget: string) =>
    (v.safeParse(planSchema('id'), { activities: [{ ...NEW_ACTIVITY, title, budget }], note: '' }).issues ?? []).map(
      ({ path, message }) => [path?.at(-1)?.key, message],
    );
  expect(issues('Kursi roda', '1,5 miliar')).toEqual([]);
  expect(issues('K', '')).toEqual([
    ['title', 'yearplans.problem.title'],
    ['budget', 'amounts.problem.REQUIRED'],
  ]);
  expect(issues('Kursi roda', '1,5')).toEqual([['budget', 'amounts.problem.AMBIGUOUS']]);
});

test('a draft of one need goes on in its form; one of several, or what was sent, does not', () => {
  const draft = (state: string, ...codes: string[]) => ({
    code: 'IKR-1',
    state,
    allocations: codes.map((code) => ({ gapArea: { code } })),
  });
  expect(gapToContinue(draft('DRAFT', 'KSJ-1'))).toBe('KSJ-1');
  expect(gapToContinue(draft('DRAFT', 'KSJ-1', 'KSJ-2'))).toBeNull();
  expect(gapToContinue(draft('SUBMITTED', 'KSJ-1'))).toBeNull();
  expect(gapToContinue({ code: 'IKR-1', state: 'DRAFT', allocations: [{ gapArea: null }] })).toBeNull();
});
