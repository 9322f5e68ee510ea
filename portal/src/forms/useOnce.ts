import { useState } from 'react';

import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { hubLanguage } from '../language/language.ts';
import { useKey } from './key.ts';
import type { Problem } from './problems.ts';
import { useCommand } from './useCommand.ts';

interface OnceOptions<T, R> {
  /** The result of the command in the answer. */
  pick: (data: T) => R;
  /** The words for a field of the input that the hub finds wrong. */
  said?: (field: string) => string | null;
}

/**
 * A command that is one however often it is pressed: its key is made when the form opens and spent once the hub has
 * decided. `send` gives the result, a refusal too; null where the hub could not decide.
 */
export function useOnce<T, I, R extends object>(
  document: TypedDocumentString<T, { input: I; lang: 'ID' | 'EN' }>,
  form: string,
  { pick, said = () => null }: OnceOptions<T, R>,
) {
  const key = useKey(form);
  const command = useCommand(document, pick);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  return {
    isBusy,
    problems,
    async send(inputWith: (idempotencyKey: string) => I): Promise<R | null> {
      setBusy(true);
      const outcome = await command({ input: inputWith(key.value), lang: hubLanguage() }, said);
      setProblems(outcome.problems);
      if (outcome.problems.length === 0) key.spend();
      setBusy(false);
      return outcome.result;
    },
  };
}
