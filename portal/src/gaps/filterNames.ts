import { useWords } from '../language/useWords.ts';
import type { Key } from './search.ts';
import type { UsedFilter } from './useGapFilter.ts';

/** What a filter in use is called on the screen, and whether that name is Indonesian whatever the page speaks. */
export function useFilterName(): (used: UsedFilter, key: Key) => { name: string; isOwn: boolean } {
  const say = useWords();
  return ({ known, categories, areas, filter }, key) => {
    const word = known[key] ?? '';
    switch (key) {
      case 'wilayah': {
        const named = [...areas.provinces, ...areas.parts].find(({ code }) => code === word);
        return { name: named?.name ?? word, isOwn: true };
      }
      case 'ppks': {
        const code = filter?.category?.[0];
        return { name: categories?.find((one) => one.code === code)?.label ?? word, isOwn: false };
      }
      case 'tahun':
        return { name: say('gaps.filter.yearName', { year: word }), isOwn: false };
      case 'cari':
        return { name: `“${word}”`, isOwn: true };
      case 'bentuk':
        return { name: say(`gaps.kind.${word}`), isOwn: false };
      case 'keadaan':
        return { name: say(`gaps.state.${word}`), isOwn: false };
      case 'data':
        return { name: say(`gaps.rows.${word}`), isOwn: false };
      default:
        return { name: say(`gaps.mark.${key}`), isOwn: false };
    }
  };
}
