/** A sentence in both languages, for the person at the portal. */
export interface Words {
  ID: string;
  EN: string;
}

/** Why a command was not carried out: a state of the world, not a fault. Nothing was written. */
export interface RefusalReason {
  __typename: string;
  code: string;
  words: Words;
}

/** True for what a rule returns when it says no. */
export function isRefusal(outcome: unknown): outcome is RefusalReason {
  return typeof outcome === 'object' && outcome !== null && 'words' in outcome && 'code' in outcome;
}
