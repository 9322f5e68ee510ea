import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import { awayOf } from './away.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { ask, type Answer, type HubFault } from './request.ts';
import { useSession } from '../session/useSession.ts';

/** How soon is asked again what a part of the hub that was away could not say. */
const HEAL_MS = 20_000;

export interface AskOptions<T = unknown> {
  enabled?: boolean;
  /** Keeps the last answer on the screen while another page or filter loads. */
  keepsPrevious?: boolean;
  /** Asks again after so many milliseconds while the page is looked at. */
  everyMs?: number;
  /** Ends the asking again: what was waited for is there. */
  until?: (data: T) => boolean;
  /** Kept on the device, to be read without a line. */
  isKept?: boolean;
  /** Asked anew whenever the screen opens, however young the kept answer is. */
  asksAnew?: boolean;
}

/** The key of a question in the cache: who asks, what, with which variables. */
export function keyOf<T, V>(document: TypedDocumentString<T, V>, variables: V, subject: string | null, isKept = false) {
  return [isKept ? 'kept' : 'passing', subject ?? 'public', document.__meta__?.['hash'], variables] as const;
}

/** Asks the hub for a screen and keeps the answer. */
export function useAsk<T, V>(
  document: TypedDocumentString<T, V>,
  variables: V,
  { enabled = true, keepsPrevious = false, everyMs, until, isKept = false, asksAnew = false }: AskOptions<T> = {},
): UseQueryResult<Answer<T>, HubFault> {
  const { subject } = useSession();
  return useQuery<Answer<T>, HubFault>({
    queryKey: keyOf(document, variables, subject, isKept),
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    ...(asksAnew && { refetchOnMount: 'always' as const }),
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    refetchInterval: ({ state }) => {
      if (state.data && until?.(state.data.data)) return false;
      return everyMs ?? (awayOf(state).length > 0 && HEAL_MS);
    },
  });
}
