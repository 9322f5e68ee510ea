import { useState } from 'react';

import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { hubLanguage } from '../language/language.ts';
import type { Problem } from './problems.ts';
import { useCommand } from './useCommand.ts';

/** A command without a key: done twice it is told so by the hub. Gives the result; null where nothing was decided. */
export function useSimple<T, I, R extends object>(
  document: TypedDocumentString<T, { input: I; lang: 'ID' | 'EN' }>,
  pick: (data: T) => R,
  said: (field: string) => string | null = () => null,
) {
  const command = useCommand(document, pick);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  return {
    isBusy,
    problems,
    async send(input: I): Promise<R | null> {
      setBusy(true);
      const outcome = await command({ input, lang: hubLanguage() }, said);
      setProblems(outcome.problems);
      setBusy(false);
      return outcome.problems.length === 0 ? outcome.result : null;
    },
  };
}
