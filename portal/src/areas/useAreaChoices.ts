import { AreaChoicesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';

export interface NamedArea {
  code: string;
  name: string;
}

export interface AreaChoices {
  provinces: readonly NamedArea[];
  /** Kabupaten and kota. */
  parts: readonly NamedArea[];
  /** The fiscal years of their gaps. */
  years: readonly number[];
  isThere: boolean;
}

const named = (rows: readonly { area?: NamedArea | null }[] | null | undefined): NamedArea[] =>
  (rows ?? []).flatMap(({ area }) => area ?? []);

/** The areas that have gaps, by which lists and comparisons are narrowed. */
export function useAreaChoices(isWanted = true): AreaChoices {
  const { data } = useAsk(AreaChoicesDocument, {}, { isKept: true, enabled: isWanted });
  const provinces = data?.data.provinces;
  return {
    provinces: named(provinces),
    parts: named(data?.data.parts),
    years: [...new Set((provinces ?? []).flatMap(({ fiscalYear }) => fiscalYear ?? []))],
    isThere: data !== undefined,
  };
}
