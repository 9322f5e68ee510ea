import type { HubFault } from '../api/request.ts';
import { currentLanguage } from '../language/language.ts';

/** What has to be put right: in which field (its id on the page), in words. */
export interface Problem {
  field: string | null;
  message: string;
  /** Another input was taken under the key of this form, though its answer never came: the key is of no use any more. */
  isSpent?: true;
}

/** What the hub refuses with, whichever command it was. */
export interface Refused {
  code: string;
  message: string;
}

/** The refusal in the result of a command, or null where it succeeded. */
export function refusalOf(result: object): Refused | null {
  if (!('code' in result) || !('message' in result)) return null;
  const { code, message } = result;
  return typeof code === 'string' && typeof message === 'string' ? { code, message } : null;
}

/**
 * The problems of a fault. The hub's words for a field are English and begin with a verb, so a screen gives its own
 * for the fields it has; what it does not know is said in the wording of the fault.
 */
export function problemsOf(fault: HubFault, said: (field: string) => string | null, otherwise: string): Problem[] {
  const first = fault.faults[0]?.extensions;
  const fields = first?.fields ?? [];
  const known = fields.map(({ field, message }) => ({
    field,
    message: said(field) ?? (currentLanguage() === 'en' ? `${field}: ${message}` : null),
  }));
  const named = known.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  if (named.length > 0) return named;
  return [{ field: null, message: first?.wording?.[currentLanguage()] ?? otherwise }];
}
