/** The areas that are compared, and how, as they stand in the address. */
export interface CompareSearch {
  /** Kemendagri codes, parted by commas. */
  w?: string;
  /** "jiwa": divided by the number of poor people. */
  per?: string;
}

export const MOST_AREAS = 4;
const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

export function compareSearch(search: Record<string, unknown>): CompareSearch {
  const { w, per } = search;
  return { ...(typeof w === 'string' && w !== '' && { w }), ...(typeof per === 'string' && per !== '' && { per }) };
}

export interface ReadCompare {
  codes: readonly string[];
  isPerPerson: boolean;
  ignored: readonly string[];
}

/** Parts what is understood from what is not: up to four different codes. */
export function readCompare({ w = '', per }: CompareSearch): ReadCompare {
  const said = [...new Set(w.split(',').filter((code) => code !== ''))];
  const codes = said.filter((code) => CODE.test(code)).slice(0, MOST_AREAS);
  const ignored = said.filter((code) => !codes.includes(code));
  if (per !== undefined && per !== 'jiwa') ignored.push(`per=${per}`);
  return { codes, isPerPerson: per === 'jiwa', ignored };
}
