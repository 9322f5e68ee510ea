/** The lists a queue can be narrowed to, in the words of the address. */
export const QUEUE_FILTERS = { terlambat: 'LATE', penahanan: 'HOLD', melebihi: 'OVER', duplikat: 'DUPLICATE' } as const;
export type QueueFilter = keyof typeof QUEUE_FILTERS;

export interface QueueSearch {
  /** The Kemendagri code of the area whose work is shown. */
  wilayah?: string;
  saring?: QueueFilter;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const isFilter = (word: unknown): word is QueueFilter => typeof word === 'string' && word in QUEUE_FILTERS;

/** Keeps what is understood. */
export function queueSearch({ wilayah, saring }: Record<string, unknown>): QueueSearch {
  return {
    ...(typeof wilayah === 'string' && CODE.test(wilayah) && { wilayah }),
    ...(isFilter(saring) && { saring }),
  };
}

/** What a decision begins with when it is opened by a key. */
export type Intent = 'verifikasi' | 'tolak' | 'tanya';

export interface CheckSearch {
  /** The id of the part of the pledge that is judged; the first that waits unless told. */
  bagian?: string;
  lakukan?: Intent;
}

const INTENTS: readonly unknown[] = ['verifikasi', 'tolak', 'tanya'] satisfies Intent[];
const isIntent = (word: unknown): word is Intent => INTENTS.includes(word);

export function checkSearch({ bagian, lakukan }: Record<string, unknown>): CheckSearch {
  return {
    ...(typeof bagian === 'string' && /^[\da-f-]{36}$/i.test(bagian) && { bagian }),
    ...(isIntent(lakukan) && { lakukan }),
  };
}
