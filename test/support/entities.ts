/** What a subgraph told of the entities it was asked for by their keys, in that order. */
export const entitiesIn = ({ data }: { data?: Record<string, unknown> | null }) =>
  (data?.['_entities'] ?? []) as Record<string, any>[];
