/** Without letters and digits that are taken for each other. */
export const CHECK_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CHECK_LENGTH = 6;

/** What a paper is, as its code begins: a certificate (sertifikat) or a receipt (tanda terima ikrar). */
export type PaperPrefix = 'SRT' | 'TTI';

/** The code of a paper: a running number that tells nothing, and a part that nobody guesses. */
export const composePaperCode = (prefix: PaperPrefix, year: string, number: string, check: string): string =>
  `${prefix}-${year}-${number.padStart(6, '0')}-${check}`;

/** A code as somebody typed it, in the one spelling it has; null for what cannot be one of these papers. */
export function readPaperCode(prefix: PaperPrefix, typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return code.startsWith(`${prefix}-`) && /^[A-Z]{3}-\d{4}-\d{6,12}-[2-9A-HJ-NP-Z]{6}$/.test(code) ? code : null;
}
