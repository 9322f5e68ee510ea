import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

import type { TypedDocumentString } from './generated/graphql.ts';
import { ask, type Answer, type HubFault } from './request.ts';

/** Sends a command. A refusal comes back as data; what could not be decided at all is a `HubFault`. */
export function useSend<T, V>(document: TypedDocumentString<T, V>): UseMutationResult<Answer<T>, HubFault, V> {
  const client = useQueryClient();
  return useMutation<Answer<T>, HubFault, V>({
    mutationFn: (variables) => ask(document, variables),
    // What a command changed may stand on any screen, so what is looked at is asked again; nobody waits for that.
    onSuccess: () => void client.invalidateQueries(),
  });
}
