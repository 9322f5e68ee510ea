import type { RefusalReason } from '#kit/refusal';

/** Why a suggestion cannot be put aside: somebody did already. */
export function refuseSkippedAlready(actorName: string, skippedAt: string) {
  return {
    __typename: 'SuggestionSkippedAlready',
    code: 'SUGGESTION_SKIPPED_ALREADY',
    actorName,
    skippedAt,
    words: {
      ID: `Saran ini sudah dilewati oleh ${actorName}. Muat ulang halamannya.`,
      EN: `${actorName} has skipped this suggestion already. Load the page again.`,
    },
  } as const satisfies RefusalReason & { actorName: string; skippedAt: string };
}

/** Why a suggestion cannot be shown again: nobody put it aside. */
export const refuseNotSkipped = () =>
  ({
    __typename: 'SuggestionNotSkipped',
    code: 'SUGGESTION_NOT_SKIPPED',
    words: {
      ID: 'Saran ini tidak sedang dilewati. Muat ulang halamannya.',
      EN: 'This suggestion is not skipped. Load the page again.',
    },
  }) as const satisfies RefusalReason;
