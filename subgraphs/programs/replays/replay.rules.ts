import type { RefusalReason } from '#kit/refusal';

export interface CommandKeyReused extends RefusalReason {
  __typename: 'CommandKeyReused';
}

/** The key was used for another input of the same mutation. */
export const COMMAND_KEY_REUSED: CommandKeyReused = {
  __typename: 'CommandKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  words: {
    ID: 'Kunci ini sudah dipakai untuk isian lain. Pakai kunci baru.',
    EN: 'This key was used for another input. Use a new one.',
  },
};
