import * as v from 'valibot';

export const ACTIVITIES = [
  'ASSESSMENT',
  'ASSISTANCE',
  'HANDOVER',
  'DATA_VERIFICATION',
  'REFERRAL',
  'MONITORING',
] as const;

export interface VisitForm {
  deploymentId: string;
  visitedOn: string;
  hours: string;
  activity: (typeof ACTIVITIES)[number];
  peopleReached: string;
}

const MOST_HOURS = 24;
const isWhole = (text: string) => /^\d{1,7}$/.test(text);

/** What a day of attendance must be before it is kept; the hub judges the days of the assignment. */
export const visitSchema = (today: string) =>
  v.object({
    deploymentId: v.pipe(v.string(), v.minLength(1, 'visits.problem.deployment')),
    visitedOn: v.pipe(
      v.string(),
      v.check((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today, 'visits.problem.day'),
    ),
    hours: v.pipe(
      v.string(),
      v.trim(),
      v.check((text) => isWhole(text) && Number(text) >= 1 && Number(text) <= MOST_HOURS, 'visits.problem.hours'),
    ),
    activity: v.picklist(ACTIVITIES),
    peopleReached: v.pipe(v.string(), v.trim(), v.check(isWhole, 'visits.problem.people')),
  });
