import { QueryClient } from '@tanstack/react-query';
import { PersistQueryClientProvider, type Persister } from '@tanstack/react-query-persist-client';
import { del, get, set } from 'idb-keyval';
import type { ReactNode } from 'react';

import { HubFault } from './request.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const STORE = 'simpul-kept-answers';

/** A line that stutters is tried again, but what is away has to be said soon; a refusal is not asked again. */
const again = (failures: number, error: Error) =>
  failures < 2 && error instanceof HubFault && ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(error.code);
const RETRY_MS = 400;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: WEEK_MS, retry: again, retryDelay: RETRY_MS, networkMode: 'always' },
    // Nothing is sent later behind somebody's back.
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Keeps answers on the device, so that lists and gaps seen last can be read without a line. */
const persister: Persister = {
  persistClient: (client) => set(STORE, client),
  restoreClient: () => get(STORE),
  removeClient: () => del(STORE),
};

/** Answers of this page, and those of earlier visits that are worth keeping (`isKept`). */
export function Kept({ children }: { children: ReactNode }) {
  return (
    <PersistQueryClientProvider
      client={queryClient}
      persistOptions={{
        persister,
        maxAge: WEEK_MS,
        buster: '1',
        dehydrateOptions: {
          shouldDehydrateQuery: ({ queryKey, state }) => queryKey[0] === 'kept' && state.status === 'success',
        },
      }}
    >
      {children}
    </PersistQueryClientProvider>
  );
}
