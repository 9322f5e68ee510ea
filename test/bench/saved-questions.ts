import { isQuery, savedQuestions } from '../support/documents.ts';
import { ask } from './subjects.ts';

export interface SavedQuestion {
  query: string;
  variables: Record<string, unknown>;
}

/** Whether anything at all is told: no question is measured that finds nothing. */
const tells = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : typeof value === 'object' && value !== null
      ? Object.entries(value).some(([name, one]) => name !== 'pageInfo' && tells(one))
      : value !== null && value !== 0 && value !== false;

/**
 * The queries that the project hands out (`schema/operations`), those of which anybody is told something over the rows of
 * the bench: written to show what can be asked, not to be fast.
 */
export async function readSaved(url: string): Promise<SavedQuestion[]> {
  const found: SavedQuestion[] = [];
  for (const { text, variables } of savedQuestions().filter(isQuery)) {
    const question = { query: text, variables };
    const data = await ask(url, question.query, question.variables).catch(() => null);
    if (tells(data)) found.push(question);
  }
  return found;
}
