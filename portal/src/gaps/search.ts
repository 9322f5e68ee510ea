/** The filters of the list as they stand in the address, in plain words. */
export interface GapSearch {
  /** The Kemendagri code of an area; what lies within it is listed. */
  wilayah?: string;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

/** Keeps what is understood. */
export function gapSearch(search: Record<string, unknown>): GapSearch {
  const { wilayah } = search;
  return { ...(typeof wilayah === 'string' && CODE.test(wilayah) && { wilayah }) };
}
