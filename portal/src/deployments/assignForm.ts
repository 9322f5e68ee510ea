import * as v from 'valibot';

export interface AssignForm {
  beginsOn: string;
  endsOn: string;
  hoursPerWeek: string;
  task: string;
}

const LONGEST_DAYS = 731;
const DAY_MS = 86_400_000;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The last day of an assignment that begins on a day, four weeks unless told. */
export const weeksAfter = (day: string, weeks = 4): string =>
  new Date(Date.parse(day) + (weeks * 7 - 1) * DAY_MS).toISOString().slice(0, 10);

/** True where two days make a period that the hub takes. */
export const isPeriod = (beginsOn: string, endsOn: string, today: string): boolean =>
  isDay(beginsOn) &&
  isDay(endsOn) &&
  beginsOn >= today &&
  beginsOn <= endsOn &&
  Date.parse(endsOn) - Date.parse(beginsOn) <= LONGEST_DAYS * DAY_MS;

/** What an assignment must be before it is sent: it begins today at the earliest, in Jakarta's day. */
export const assignSchema = (today: string) =>
  v.pipe(
    v.object({
      beginsOn: v.pipe(
        v.string(),
        v.check((day) => isDay(day) && day >= today, 'deployments.problem.begins'),
      ),
      endsOn: v.string(),
      hoursPerWeek: v.pipe(
        v.string(),
        v.check(
          (text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 60,
          'deployments.problem.hours',
        ),
      ),
      task: v.pipe(
        v.string(),
        v.trim(),
        v.check((text) => text === '' || (text.length >= 3 && text.length <= 500), 'deployments.problem.task'),
      ),
    }),
    v.forward(
      v.check(
        ({ beginsOn, endsOn }) => isDay(endsOn) && endsOn >= beginsOn && isPeriod(beginsOn, endsOn, beginsOn),
        'deployments.problem.ends',
      ),
      ['endsOn'],
    ),
  );
