import type { RequestContext } from '#kit/context';

import { areaLoaders } from './areas/area.queries.ts';

/** Everything the resolvers of programs load by key; one fresh set per request. */
function loadersOf(base: RequestContext) {
  return {
    ...areaLoaders(base.read),
  };
}

export interface ProgramsContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of programs to a fresh request context. */
export function programsContext(base: RequestContext): ProgramsContext {
  return { ...base, loaders: loadersOf(base) };
}
