import * as v from 'valibot';

import type { NeedKind } from '../api/generated/graphql.ts';
import type { Language } from '../language/languages.ts';
import { amountSchema } from '../quantities/readAmount.ts';

export interface RecordForm {
  sentOn: string;
  amount: string;
  note: string;
}

/** What a delivery must be before it is sent: it was sent today at the latest, in Jakarta's day. */
export const recordSchema = (kind: NeedKind, language: Language, today: string) =>
  v.object({
    sentOn: v.pipe(
      v.string(),
      v.isoDate('deliveries.problem.day'),
      v.check((day) => day <= today, 'deliveries.problem.future'),
    ),
    amount: amountSchema(kind, language),
    note: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
  });
