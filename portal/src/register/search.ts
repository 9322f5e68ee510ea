export interface RegisterSearch {
  /** The code of a forum; the first one where none is named. */
  forum?: string;
  tahun?: string;
}

export interface ComplianceSearch {
  tahun?: string;
}

const FORUM = /^[A-Z0-9.-]{3,40}$/;

/** A year that reports can be of. */
const YEAR = /^20\d\d$/;

/** Keeps what is understood. */
export const complianceSearch = ({ tahun }: Record<string, unknown>): ComplianceSearch =>
  typeof tahun === 'string' && YEAR.test(tahun) ? { tahun } : {};

/** Keeps what is understood. */
export function registerSearch(search: Record<string, unknown>): RegisterSearch {
  const { forum } = search;
  return { ...complianceSearch(search), ...(typeof forum === 'string' && FORUM.test(forum) && { forum }) };
}
