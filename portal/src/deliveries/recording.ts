import * as v from 'valibot';

import { wholeNumber } from '../quantities/whole.ts';

export interface RecordForm {
  sentOn: string;
  amount: string;
  note: string;
}

/** What a delivery must be before it is sent: it was sent today at the latest, in Jakarta's day. */
export const recordSchema = (today: string) =>
  v.object({
    sentOn: v.pipe(
      v.string(),
      v.isoDate('deliveries.problem.day'),
      v.check((day) => day <= today, 'deliveries.problem.future'),
    ),
    amount: v.pipe(
      v.string(),
      v.check((text) => (wholeNumber(text) ?? 0) >= 1, 'deliveries.problem.amount'),
    ),
    note: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
  });
