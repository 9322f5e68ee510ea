import { count } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';

/** Commas only where English is read: in Indonesian one of them begins a fraction. */
const GROUPED = { id: /^\d{1,3}(\.\d{3})+$/, en: /^\d{1,3}([.,])\d{3}(\1\d{3})*$/ };

/** A whole number as people type it, with or without marks between thousands; null where it is none. */
export function wholeNumber(text: string): number | null {
  const typed = text.trim().replace(/^(Rp\.?|IDR)\s*/i, '');
  const digits = GROUPED[currentLanguage()].test(typed) ? typed.replaceAll(/[.,]/g, '') : typed;
  if (!/^\d{1,16}$/.test(digits)) return null;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}

/** The same number as it is printed; what is none stays as it was typed. */
export function tidyNumber(text: string): string {
  const value = wholeNumber(text);
  return value === null ? text : count(value);
}
