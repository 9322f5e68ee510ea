import type { Amount } from '#kit/amount';
import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

import type { Counted, Flow } from '../pledges/flow.rules.ts';

const MONTHS = {
  ID: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  EN: 'January February March April May June July August September October November December'.split(' '),
};

const grouped = (amount: Amount, mark: string): string => String(amount).replace(/\B(?=(\d{3})+$)/g, mark);

/** Whole rupiah or a whole number of something, with the marks of each language. */
export const rupiahInWords = (amount: Amount): Words => ({
  ID: `Rp${grouped(amount, '.')}`,
  EN: `IDR ${grouped(amount, ',')}`,
});
export const countInWords = (amount: Amount): Words => ({ ID: grouped(amount, '.'), EN: grouped(amount, ',') });

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

/** The hub's own unit of person-time; other units are as the need line names them. */
const UNITS: Record<string, Words> = { 'person-hour': { ID: 'jam-orang', EN: 'person-hours' } };

/** What was given, in both languages: the item and its unit are as the need line names them. */
export function lineInWords({ kind, item, unit, amount }: Counted): Words {
  if (kind === 'MONEY') return rupiahInWords(amount);
  const what = item ?? { GOODS: 'barang', SERVICE: 'layanan', PERSON_TIME: 'waktu orang' }[kind];
  const { ID, EN } = UNITS[unit] ?? { ID: unit, EN: unit };
  const figure = countInWords(amount);
  return { ID: `${figure.ID} ${ID}: ${what}`, EN: `${figure.EN} ${EN}: ${what}` };
}

const FLOWS: Record<Flow, Words> = {
  NEW_MONEY: { ID: 'dana baru', EN: 'new money' },
  PASS_THROUGH: { ID: 'dana terusan dari pemberi lain', EN: 'passed on from another giver' },
  CARRY_OVER: { ID: 'luncuran tahun lalu', EN: 'carried over from an earlier year' },
};

/** Whether what is given is new to the hub, in both languages. */
export function flowsInWords(flows: readonly Flow[]): Words {
  const told = [...new Set(flows)].toSorted().map((flow) => FLOWS[flow]);
  return {
    ID: `Arus: ${told.map(({ ID }) => ID).join(', ')}`,
    EN: `Flow: ${told.map(({ EN }) => EN).join(', ')}`,
  };
}

const JAKARTA = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant in words, in both languages, as clocks in Jakarta show it; `day` is its day there. */
export function instantInWords(at: string, day: LocalDate): Words {
  const { ID, EN } = dayInWords(day);
  const time = JAKARTA.format(new Date(at)).replace(':', '.');
  return { ID: `${ID} pukul ${time} WIB`, EN: `${EN}, ${time.replace('.', ':')} WIB` };
}
