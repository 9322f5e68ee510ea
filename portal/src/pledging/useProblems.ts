import { useState } from 'react';

import type { Problem } from '../forms/problems.ts';
import { localDay, rupiah } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { problemsOfStep } from './problems.ts';
import type { Step } from './search.ts';
import type { NeedLine, Typed } from './typed.ts';

/** What is wrong, looked at only when somebody goes on; the same words above the form and at the field. */
export function useProblems(typed: Typed, line: NeedLine | undefined) {
  const say = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  return {
    problems,
    clear: () => setProblems([]),
    check: (step: Step): readonly Problem[] => {
      const known = { line, today: localDay(new Date()), language: currentLanguage() };
      const found = problemsOfStep(step, typed, known).map(({ field, words, amount }) => ({
        field,
        message: say(words, { amount: rupiah(amount) }),
      }));
      setProblems(found);
      return found;
    },
  };
}

/** What is wrong with one field. */
export const problemAt = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field)?.message;
