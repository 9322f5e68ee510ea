import type { RequestContext } from '#kit/context';

import { personnelTypeLoaders } from './personnel-types/personnel-type.queries.ts';
import { resourceTypeLoaders } from './resource-types/resource-type.queries.ts';

/** What the resolvers of pillars load by key; one fresh set per request. */
function loadersOf({ read }: RequestContext) {
  return {
    ...resourceTypeLoaders(read),
    ...personnelTypeLoaders(read),
  };
}

export interface PillarsContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of pillars to a fresh request context. */
export function pillarsContext(base: RequestContext): PillarsContext {
  return { ...base, loaders: loadersOf(base) };
}
