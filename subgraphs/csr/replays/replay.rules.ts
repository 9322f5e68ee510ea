import type { RefusalReason } from '#kit/refusal';

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

/** An input without its key, in one spelling: the order of fields and what is left empty make no difference. */
export function canonicalInput<Input extends { idempotencyKey: string }>(input: Input): string {
  const { idempotencyKey: _key, ...body } = input;
  return JSON.stringify(sorted(body));
}

/** Why a key may not be used again: another input succeeded under it. */
export function refuseOtherInput() {
  return {
    __typename: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    words: {
      ID: 'Kunci ini sudah dipakai untuk isian lain yang berhasil. Buat kunci baru untuk permintaan baru.',
      EN: 'This key was used for another input that succeeded. Make a new key for a new request.',
    },
  } as const satisfies RefusalReason;
}
