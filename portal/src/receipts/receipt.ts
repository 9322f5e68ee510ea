import * as v from 'valibot';

export interface Receipt {
  diterima: string;
  lembaga: string;
  catatan: string;
}

/** What a receipt must say: a day between sending and today (Jakarta's), and who took it over. */
export const receiptSchema = (sentOn: string, today: string) =>
  v.object({
    diterima: v.pipe(
      v.string(),
      v.isoDate('receipts.problem.day'),
      v.check((day) => day >= sentOn, 'receipts.problem.early'),
      v.check((day) => day <= today, 'receipts.problem.future'),
    ),
    lembaga: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(2, 'receipts.problem.who'),
      v.maxLength(200, 'receipts.problem.whoLong'),
    ),
    catatan: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'receipts.problem.note')),
  });
