import type { RequestContext } from '#kit/context';

/** Everything the resolvers of csr load by key; one fresh set per request. Each noun spreads its own loaders in here. */
function loadersOf(_base: RequestContext) {
  return {};
}

export interface CsrContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of csr to a fresh request context. */
export function csrContext(base: RequestContext): CsrContext {
  return { ...base, loaders: loadersOf(base) };
}
