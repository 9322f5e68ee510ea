import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { Counted } from '../pledges/flow.rules.ts';
import { composePaperCode, readPaperCode } from '../papers/paper-code.rules.ts';

/** What a receipt names: one thing that was promised, and how much of it the gap area held at once. */
export interface ReceiptLine extends Counted {
  requestedAmount: Amount;
  isWaitlisted: boolean;
  /** Null for money that is promised to a pool. */
  gapAreaId: string | null;
}

/** The code of a receipt. */
export const composeReceiptCode = (year: string, number: string, check: string): string =>
  composePaperCode('TTI', year, number, check);

export const readReceiptCode = (typed: string): string | null => readPaperCode('TTI', typed);

/** Why there is no receipt: the pledge was not submitted. */
export function refuseDraft(isSubmitted: boolean) {
  if (isSubmitted) return null;
  return {
    __typename: 'PledgeNotSubmitted',
    code: 'PLEDGE_NOT_SUBMITTED',
    words: {
      ID: 'Ikrar ini masih draf. Tanda terima ada setelah ikrar dikirim.',
      EN: 'This pledge is a draft. There is a receipt once it is submitted.',
    },
  } as const satisfies RefusalReason;
}
