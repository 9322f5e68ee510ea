import type { RefusalReason } from '#kit/refusal';

/** A field before and after a change, as text. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** A value as a history keeps it: texts as they are, lists and parts as JSON. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The fields that stand otherwise afterwards, in the order of the state. */
export function changesBetween<State extends object>(before: State, after: State): FieldChange[] {
  const then = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]): FieldChange[] => {
    const change = { field, before: textOf(then.get(field)), after: textOf(value) };
    return change.before === change.after ? [] : [change];
  });
}

export interface NothingChanged extends RefusalReason {
  __typename: 'NothingChanged';
}

/** Said of a change that says what stands there already. */
export const NOTHING_CHANGED: NothingChanged = {
  __typename: 'NothingChanged',
  code: 'NOTHING_CHANGED',
  words: {
    ID: 'Tidak ada isian yang berubah. Ubah sesuatu, atau tutup saja.',
    EN: 'Nothing would change. Change something, or leave it.',
  },
};
