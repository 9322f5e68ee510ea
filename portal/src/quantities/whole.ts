const GROUPED = /^\d{1,3}(\.\d{3})+$/;

/** A whole number as people type it, with or without points between thousands; null where it is none. */
export function wholeNumber(text: string): number | null {
  const typed = text.trim().replace(/^Rp\.?\s*/i, '');
  const digits = GROUPED.test(typed) ? typed.replaceAll('.', '') : typed;
  if (!/^\d{1,16}$/.test(digits)) return null;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}
