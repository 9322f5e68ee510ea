import * as v from 'valibot';

import { parseRupiah } from '../amounts/parseRupiah.ts';
import type { NeedKind } from '../api/generated/graphql.ts';
import type { Language } from '../language/languages.ts';
import { wholeNumber } from './whole.ts';

/** An amount that was understood, or the id of the words that say why not. */
export type ReadAmount = { amount: number } | { words: string };

/** Money as people write it; anything else is a whole number of its unit. */
export function readAmount(kind: NeedKind, typed: string, language: Language): ReadAmount {
  if (kind === 'MONEY') {
    const read = parseRupiah(typed, language);
    return 'amount' in read ? read : { words: `amounts.problem.${read.problem}` };
  }
  const amount = wholeNumber(typed);
  return amount !== null && amount >= 1 ? { amount } : { words: 'quantities.wrong' };
}

/** The same as a number, where it was checked before. */
export function amountTyped(kind: NeedKind, typed: string, language: Language): number {
  const read = readAmount(kind, typed, language);
  return 'amount' in read ? read.amount : 0;
}

/** Checks what was typed into an amount; its message is the id of the words. */
export const amountSchema = (kind: NeedKind, language: Language) =>
  v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const read = readAmount(kind, dataset.value, language);
      if ('words' in read) addIssue({ message: read.words });
    }),
  );
