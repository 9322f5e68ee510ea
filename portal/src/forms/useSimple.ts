import { useState } from 'react';

import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { hubLanguage } from '../language/language.ts';
import type { Problem } from './problems.ts';
import { useCommand, type Outcome, type Said } from './useCommand.ts';

/** A command without a key: done twice it is told so by the hub. Gives what came of it; `problems` is kept for the form. */
export function useSimple<T, I, R extends object>(
  document: TypedDocumentString<T, { input: I; lang: 'ID' | 'EN' }>,
  pick: (data: T) => R,
  said?: Said,
) {
  const command = useCommand(document, pick);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  return {
    isBusy,
    problems,
    async send(input: I): Promise<Outcome<R>> {
      setBusy(true);
      const outcome = await command({ input, lang: hubLanguage() }, said);
      setProblems(outcome.problems);
      setBusy(false);
      return outcome;
    },
  };
}
