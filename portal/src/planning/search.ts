export const PIPELINE_FILTERS = ['berjalan', 'tidak-didanai', 'didanai', 'semua'] as const;
export type PipelineFilter = (typeof PIPELINE_FILTERS)[number];

export interface PlanningSearch {
  wilayah?: string;
  saring?: PipelineFilter;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const isFilter = (word: unknown): word is PipelineFilter => PIPELINE_FILTERS.some((filter) => filter === word);

/** Keeps what is understood. */
export function planningSearch({ wilayah, saring }: Record<string, unknown>): PlanningSearch {
  return {
    ...(typeof wilayah === 'string' && CODE.test(wilayah) && { wilayah }),
    ...(isFilter(saring) && { saring }),
  };
}
