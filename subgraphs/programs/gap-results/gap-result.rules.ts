import type { FieldProblem } from '#kit/errors';
import type { RefusalReason } from '#kit/refusal';

export interface GapResultTooEarly extends RefusalReason {
  __typename: 'GapResultTooEarly';
}

export interface GapResultReplaced extends RefusalReason {
  __typename: 'GapResultReplaced';
}

const MOST_PEOPLE = 2_147_483_647;

export function problemsOfResult(result: { peopleReached: number }): FieldProblem[] {
  if (result.peopleReached >= 0 && result.peopleReached <= MOST_PEOPLE) return [];
  return [{ field: 'peopleReached', code: 'COUNT_OUT_OF_RANGE', message: 'a number of people is 0 or more.' }];
}

/** Nobody is reached before anything was delivered, by a company or from a budget line. */
export function refuseEarlyResult(facts: { delivered: boolean; budgeted: boolean }): GapResultTooEarly | null {
  if (facts.delivered || facts.budgeted) return null;
  return {
    __typename: 'GapResultTooEarly',
    code: 'NOTHING_DELIVERED',
    words: {
      ID: 'Belum ada yang diterima atau dianggarkan untuk kesenjangan ini, jadi belum ada hasilnya.',
      EN: 'Nothing was delivered or budgeted for this gap area yet, so it has no result.',
    },
  };
}

/** A result is put right once; what put it right may be put right in turn. */
export function refuseReplaced(isReplaced: boolean): GapResultReplaced | null {
  if (!isReplaced) return null;
  return {
    __typename: 'GapResultReplaced',
    code: 'RESULT_REPLACED',
    words: {
      ID: 'Hasil itu sudah diperbaiki sebelumnya. Perbaiki catatan yang terakhir.',
      EN: 'That result was put right before. Put the last one right instead.',
    },
  };
}

/** A count as it may be shown; see `shownCount`. */
export interface ShownCount {
  count: number | null;
  isSuppressed: boolean;
  display: string;
}

/**
 * The sum of shown counts. With a part hidden the sum is hidden too, or it could be taken back by subtraction: only
 * what is shown is told as the least. Null when nothing was counted.
 */
export function sumOfShown(parts: readonly ShownCount[]): ShownCount | null {
  const [only] = parts;
  if (!only || parts.length === 1) return only ?? null;
  const sum = parts.reduce((total, { count }) => total + (count ?? 0), 0);
  if (!parts.some(({ isSuppressed }) => isSuppressed)) return { count: sum, isSuppressed: false, display: String(sum) };
  return { count: null, isSuppressed: true, display: `≥${sum}` };
}
