export interface ReportSearch {
  /** The code of the gap that the activity was for. */
  kesenjangan?: string;
}

/** Keeps what is understood. */
export function reportSearch({ kesenjangan }: Record<string, unknown>): ReportSearch {
  return typeof kesenjangan === 'string' && /^KSJ-[\d-]+$/.test(kesenjangan) ? { kesenjangan } : {};
}
