import { useSearch } from '@tanstack/react-router';

import {
  GapChoicesDocument,
  type GapAreaFilter,
  type GapAreaOrder,
  type GapChoicesQuery,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useAreaChoices, type AreaChoices } from '../areas/useAreaChoices.ts';
import { hubLanguage } from '../language/language.ts';
import { filterOf, orderOf, readSearch, slugOf, type GapSearch } from './search.ts';

type Categories = NonNullable<GapChoicesQuery['needCategories']>;

export interface UsedFilter {
  known: GapSearch;
  ignored: readonly string[];
  /** What can be chosen from; undefined until it is there. */
  categories: Categories | undefined;
  areas: AreaChoices;
  /** Null while the category of the address is being looked up. */
  filter: GapAreaFilter | null;
  orderBy: GapAreaOrder;
}

/** The code of a category by its word in the address; the hub's own code is understood too. */
const codeOf = (categories: Categories | undefined, word: string): string | undefined =>
  categories?.find(({ name, code }) => slugOf(name) === word || slugOf(code) === word)?.code;

/** The filter that the address names, ready to be asked; what can be chosen is asked for where it is shown or named. */
export function useGapFilter(wantsChoices = false): UsedFilter {
  const read = readSearch(useSearch({ from: '/kesenjangan' }));
  const asked = useAsk(
    GapChoicesDocument,
    { lang: hubLanguage() },
    { isKept: true, keepsPrevious: true, enabled: wantsChoices || read.known.ppks !== undefined },
  );
  const areas = useAreaChoices(wantsChoices || read.known.wilayah !== undefined);
  const categories = asked.data?.data.needCategories ?? undefined;
  const orderBy = orderOf(read.known);
  const { ppks, ...others } = read.known;
  const code = ppks === undefined ? undefined : codeOf(categories, ppks);
  if (ppks === undefined || code !== undefined) {
    return { ...read, categories, areas, orderBy, filter: filterOf(read.known, code) };
  }
  if (asked.isPending) return { ...read, categories, areas, orderBy, filter: null };
  // A category that the hub does not have is ignored like any other word that is not understood.
  const ignored = [...read.ignored, `ppks=${ppks}`];
  return { known: others, ignored, categories, areas, orderBy, filter: filterOf(others, undefined) };
}
