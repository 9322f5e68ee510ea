import type { Amount } from '#kit/amount';
import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

import type { CertifiedLine } from './contribution-certificate.rules.ts';

const MONTHS = {
  ID: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  EN: 'January February March April May June July August September October November December'.split(' '),
};

const grouped = (amount: Amount, mark: string): string => String(amount).replace(/\B(?=(\d{3})+$)/g, mark);

/** A day in words, in both languages. */
export function dayInWords(day: LocalDate): Words {
  const [year = '', month = '1', date = '1'] = day.split('-');
  const at = Number(month) - 1;
  return {
    ID: `${Number(date)} ${MONTHS.ID[at] ?? ''} ${year}`,
    EN: `${Number(date)} ${MONTHS.EN[at] ?? ''} ${year}`,
  };
}

/** The first and the last day as one phrase; one day when they are the same. */
export function spanInWords(first: LocalDate, last: LocalDate): Words {
  const [from, to] = [dayInWords(first), dayInWords(last)];
  if (first === last) return from;
  return { ID: `${from.ID} sampai ${to.ID}`, EN: `${from.EN} to ${to.EN}` };
}

/** What was given, in both languages: the item and its unit are as the need line names them. */
export function lineInWords({ kind, item, unit, amount }: CertifiedLine): Words {
  if (kind === 'MONEY') return { ID: `Rp${grouped(amount, '.')}`, EN: `IDR ${grouped(amount, ',')}` };
  const what = item ?? { GOODS: 'barang', SERVICE: 'layanan', PERSON_TIME: 'waktu orang' }[kind];
  return { ID: `${grouped(amount, '.')} ${unit}: ${what}`, EN: `${grouped(amount, ',')} ${unit}: ${what}` };
}
