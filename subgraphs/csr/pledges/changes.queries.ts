import type { RequestContext } from '#kit/context';

/** The changes of one gap area or pledge, as other requests commit them. */
export async function* changesOf(
  { notices }: RequestContext,
  channel: 'coverage' | 'pledge',
  id: string,
): AsyncGenerator<{ id: string }> {
  for await (const key of notices.listen(channel)) {
    if (key === id) yield { id };
  }
}
