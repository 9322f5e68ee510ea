import type { MatchSuggestionsQuery } from '../api/generated/graphql.ts';

/** A gap that would fit, with its reasons. */
export type Match = NonNullable<MatchSuggestionsQuery['gapSuggestions']>[number];
export type MatchedGap = NonNullable<Match['gapArea']>;

/** A pool with money that no need line has yet. */
export interface Matchable {
  pledgeId: string;
  code: string;
  unallocated: number;
}
