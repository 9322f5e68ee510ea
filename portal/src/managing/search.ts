export const MANAGE_FILTERS = ['terbit', 'draf', 'ditutup', 'tanpa-bukti', 'usang'] as const;
export type ManageFilter = (typeof MANAGE_FILTERS)[number];

export interface ManageSearch {
  wilayah?: string;
  saring?: ManageFilter;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const isFilter = (word: unknown): word is ManageFilter => MANAGE_FILTERS.some((filter) => filter === word);

/** Keeps what is understood. */
export function manageSearch({ wilayah, saring }: Record<string, unknown>): ManageSearch {
  return {
    ...(typeof wilayah === 'string' && CODE.test(wilayah) && { wilayah }),
    ...(isFilter(saring) && { saring }),
  };
}

export interface EditSearch {
  /** Present when the gap area was made just now. */
  baru?: string;
}

export function editSearch({ baru }: Record<string, unknown>): EditSearch {
  return { ...(baru !== undefined && { baru: '1' }) };
}
