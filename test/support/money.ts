/** Money as it must not be written: a space after Rp, or M, B and T for miliar, billion and triliun. */
export const BAD_MONEY = /Rp\s+\d[\d.]*|(?:Rp|IDR )\d[\d.,]*\s?[MBT]\b/g;
