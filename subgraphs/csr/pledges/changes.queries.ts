import { mapAsyncIterator } from '@graphql-tools/utils';

import type { RequestContext } from '#kit/context';

/** The changes of one gap area or pledge, as other requests commit them. */
export const changesOf = (
  { notices }: RequestContext,
  channel: 'coverage' | 'pledge',
  id: string,
): AsyncIterableIterator<{ id: string }> => mapAsyncIterator(notices.listen(channel, id), () => ({ id }));
