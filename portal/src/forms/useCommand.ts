import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { HubFault } from '../api/request.ts';
import { useSend } from '../api/useSend.ts';
import { useWords } from '../language/useWords.ts';
import { problemsOf, refusalOf, type Problem } from './problems.ts';

export interface Outcome<R> {
  /** What the hub decided; null where nothing was decided. */
  result: R | null;
  /** Empty where the command was done. */
  problems: Problem[];
}

/** Nothing was decided, and nothing is wrong with what was typed. The hub's own words are for who writes programs. */
const UNSENT: Record<string, string> = { OFFLINE: 'forms.offline', SERVICE_UNAVAILABLE: 'forms.away' };

/** The words of a screen for a field that the hub finds wrong; null where it has none. */
export type Said = (field: string) => string | null;

/** Sends a command and gives back what is wrong in words: refusals, wrong fields, and a line that is gone. */
export function useCommand<T, V, R extends object>(
  document: TypedDocumentString<T, V>,
  resultOf: (data: T) => R,
): (variables: V, said?: Said) => Promise<Outcome<R>> {
  const say = useWords();
  const send = useSend(document);
  return async (variables, said = () => null) => {
    try {
      const result = resultOf((await send.mutateAsync(variables)).data);
      const refusal = refusalOf(result);
      if (!refusal) return { result, problems: [] };
      // The hub's words of keys are for who writes programs.
      const isSpent = refusal.code === 'IDEMPOTENCY_KEY_REUSED';
      const problem = isSpent ? { message: say('forms.sentBefore'), isSpent } : { message: refusal.message };
      return { result, problems: [{ field: null, ...problem }] };
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      const unsent = UNSENT[error.code];
      if (unsent !== undefined) return { result: null, problems: [{ field: null, message: say(unsent) }] };
      return { result: null, problems: problemsOf(error, said, say('frame.fault.other')) };
    }
  };
}
