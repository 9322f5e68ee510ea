// What the list asks, from what its address says: also asked before the screen is there (`first.ts`).
import type { GapAreaFilter, GapAreaOrder, GapListQueryVariables } from '../api/generated/graphql.ts';
import { drawnAreaOf } from '../coverage/layouts.ts';

export const PAGE = 20;

/** The first page of the list. */
export const listQuestion = (
  filter: GapAreaFilter | null,
  orderBy: GapAreaOrder,
  lang: 'ID' | 'EN',
): GapListQueryVariables => ({ filter: filter ?? {}, orderBy, first: PAGE, after: null, lang });

/** The parts of the area that is looked at, with the year and category of the filter. */
export const tilesQuestion = (within: string | undefined, filter: GapAreaFilter | null) => ({
  within: drawnAreaOf(within ?? null),
  fiscalYear: filter?.fiscalYear ?? null,
  category: filter?.category ?? null,
});
