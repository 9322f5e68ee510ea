import * as v from 'valibot';

import { wholeNumber } from '../quantities/whole.ts';

export interface Window {
  mulai: string;
  sampai: string;
  jam: string;
}

const MOST_HOURS = 60;

/** When somebody can serve: from today on, the last day not before the first, 1 to 60 hours a week. */
export const windowSchema = (today: string) =>
  v.pipe(
    v.object({
      mulai: v.pipe(
        v.string(),
        v.isoDate('people.window.problem.begins'),
        v.check((day) => day >= today, 'people.window.problem.past'),
      ),
      sampai: v.pipe(v.string(), v.isoDate('people.window.problem.ends')),
      jam: v.pipe(
        v.string(),
        v.check((text) => {
          const hours = wholeNumber(text) ?? 0;
          return hours >= 1 && hours <= MOST_HOURS;
        }, 'people.window.problem.hours'),
      ),
    }),
    v.forward(
      v.partialCheck([['mulai'], ['sampai']], ({ mulai, sampai }) => sampai >= mulai, 'people.window.problem.order'),
      ['sampai'],
    ),
  );
