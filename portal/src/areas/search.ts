/** How the pictures of an area are shown, as it stands in the address. */
export interface AreaSearch {
  /** "jiwa": money for each poor person instead of in all. */
  per?: 'jiwa';
}

export const areaSearch = (search: Record<string, unknown>): AreaSearch =>
  search['per'] === 'jiwa' ? { per: 'jiwa' } : {};

/** Which area the public lists are about. */
export interface WithinSearch {
  wilayah?: string;
}

export function withinSearch(search: Record<string, unknown>): WithinSearch {
  const { wilayah } = search;
  return typeof wilayah === 'string' && /^\d{2}(\.\d{2}){0,2}$/.test(wilayah) ? { wilayah } : {};
}
