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
      v.isoDate('receiving.problem.day'),
      v.check((day) => day >= sentOn, 'receiving.problem.early'),
      v.check((day) => day <= today, 'receiving.problem.future'),
    ),
    lembaga: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(2, 'receiving.problem.who'),
      v.maxLength(200, 'receiving.problem.whoLong'),
    ),
    catatan: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'receiving.problem.note')),
  });
