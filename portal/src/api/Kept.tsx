import { dehydrate, hydrate, QueryClient, QueryClientProvider, type DehydratedState } from '@tanstack/react-query';
import { get, set } from 'idb-keyval';
import type { ReactNode } from 'react';

import { HubFault } from './request.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const STORE = 'simpul-kept-answers';
const FORM = '1';

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

/** A device whose store does not answer is not waited for. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 1_000;

/** What lies on the device; another form is not read. */
interface Stored {
  buster: typeof FORM;
  timestamp: number;
  clientState: DehydratedState;
}

async function restore(): Promise<void> {
  const stored = await get<Stored>(STORE);
  if (stored?.buster === FORM && Date.now() - stored.timestamp < WEEK_MS) hydrate(queryClient, stored.clientState);
}

async function save(): Promise<void> {
  const clientState = dehydrate(queryClient, {
    shouldDehydrateQuery: ({ queryKey, state }) => queryKey[0] === 'kept' && state.status === 'success',
  });
  const stored: Stored = { buster: FORM, timestamp: Date.now(), clientState };
  await set(STORE, stored);
}

/** From now on; answers come many at a time, and putting them onto the device is work. */
function keepAnswers(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveNow = () => {
    timer = undefined;
    // A device that keeps nothing is no fault of the page.
    save().catch(() => undefined);
  };
  queryClient.getQueryCache().subscribe((event) => {
    const isNews = event.type === 'removed' || (event.type === 'updated' && event.action.type === 'success');
    if (isNews && event.query.queryKey[0] === 'kept') timer ??= setTimeout(saveNow, PAUSE_MS);
  });
}

/** Brings in the answers of earlier visits, before the first screen asks, and keeps those to come. */
export async function restoreKept(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([restore().catch(() => undefined), late]);
  keepAnswers();
}

/** Answers of this page, and those of earlier visits that are worth keeping (`isKept`). */
export function Kept({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
