// What quotes a value, an address of mail, a number of 16 digits (a NIK), a phone.
const WRITTEN =
  /((?:[:,] |value |near |token )["'])[^\n]*["']|[\w.+-]+@[\w-]+\.[\w.-]+|\b\d{16}\b|\+62[\d -]{7,}\d|\b08\d{8,11}\b/g;
const MOST = 4_000;

/** The words of an error without what somebody wrote: Postgres and others quote the value they could not read. */
export const withoutWritten = (words: unknown): unknown =>
  typeof words === 'string'
    ? words.slice(0, MOST).replace(WRITTEN, (_all, before?: string) => (before === undefined ? '…' : `${before}…"`))
    : words;
