import { MAX_AMOUNT } from '#kit/amount';
import type { Words } from '#kit/refusal';

import { holdsIdentityNumber } from './identity-number.rules.ts';

/** What is wrong with a cell, for programs and for people. */
export interface CellProblem {
  code: string;
  words: Words;
}

/** What a cell says once it is read: plain text in one spelling, or why it cannot be read. */
export type CellReading = { value: string } | { problem: CellProblem };

/** How a file writes its numbers: one with semicolons between its cells has commas inside its numbers. */
export interface Spelling {
  decimalComma: boolean;
}

export type CellReader = (text: string, spelling: Spelling) => CellReading;

const wrong = (code: string, ID: string, EN: string): CellReading => ({ problem: { code, words: { ID, EN } } });

/** True for what looks like a NIK: sixteen digits, whatever stands between them. */
export function looksLikeIdentityNumber(text: string): boolean {
  return /^\D{0,2}\d{16}\D{0,2}$/.test(text.replace(/(?<=\d)[\s.'-](?=\d)/g, ''));
}

/** Said of a cell or a column that holds identity numbers; the number itself is never repeated. */
export const IDENTITY_NUMBER: CellProblem = {
  code: 'IDENTITY_NUMBER',
  words: {
    ID: 'NIK tidak boleh masuk ke hub. Hapus kolom atau selnya, lalu unggah lagi.',
    EN: 'Identity numbers (NIK) do not enter the hub. Remove the column or the cell, then upload again.',
  },
};

// Postgres cannot store NUL, and a lone surrogate is no text.
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Said of a cell that holds what is no text, or null. */
export function refuseUnstorable(cell: string): CellProblem | null {
  if (!UNSTORABLE.test(cell)) return null;
  return {
    code: 'INVALID_TEXT',
    words: {
      ID: 'Sel ini berisi karakter yang bukan teks. Ketik ulang isinya.',
      EN: 'This cell holds characters that are no text. Type it again.',
    },
  };
}

/** Text of so many characters at most; an identity number stands nowhere in it. */
export const text =
  (most: number): CellReader =>
  (value) => {
    if (holdsIdentityNumber(value)) return { problem: IDENTITY_NUMBER };
    return value.length <= most
      ? { value: value.normalize('NFC') }
      : wrong('TOO_LONG', `Paling banyak ${most} karakter.`, `At most ${most} characters.`);
  };

const AREA = /^(0|\d{2}(\.\d{2}){0,2}|\d{2}\.\d{2}\.\d{2}\.\d{4})$/;

/** A dotted Kemendagri code. Excel turns 15.10 into 15.1, which is no code and is told so. */
export const areaCode: CellReader = (value) => {
  if (AREA.test(value)) return { value };
  return wrong(
    'INVALID_AREA_CODE',
    'Kode wilayah Kemendagri ditulis sebagai teks, misalnya 15.07 atau 15.07.01. Excel memotong nol: ubah kolomnya menjadi Teks.',
    'A Kemendagri code is text such as 15.07 or 15.07.01. Excel cuts zeros off: format the column as text.',
  );
};

const DECIMAL = /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/;

/** A number as it would be written with a point, or null where it can be read in two ways or in none. */
function plainNumber(value: string, { decimalComma }: Spelling): string | null {
  if (DECIMAL.test(value) && !(decimalComma && /^-?\d{1,3}\.\d{3}$/.test(value))) return value;
  const indonesian = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(value) && (value.includes(',') || value.split('.').length > 2);
  const isComma = decimalComma && /^-?\d+,\d+$/.test(value);
  if (!indonesian && !isComma) return null;
  const plain = value.replaceAll('.', '').replace(',', '.');
  return DECIMAL.test(plain) ? plain : null;
}

/** An exact decimal number. "1.678" in a file with decimal commas is 1,678 or 1678: it is asked back, not guessed. */
export const decimal: CellReader = (value, spelling) => {
  const plain = plainNumber(value, spelling);
  if (plain !== null) return { value: plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain };
  return wrong(
    'INVALID_DECIMAL',
    'Bukan angka yang pasti. Tulis 1678 atau 12,77 (titik koma sebagai pemisah kolom), tanpa titik ribuan.',
    'No number that is sure. Write 1678 or 12.77, without dots between thousands and without units.',
  );
};

/** A whole number of rupiah, people or pieces. */
export const whole: CellReader = (value, spelling) => {
  const plain = plainNumber(value, spelling)?.replace(/\.0+$/, '') ?? '';
  if (/^(0|[1-9]\d{0,15})$/.test(plain) && BigInt(plain) <= MAX_AMOUNT) return { value: plain };
  return wrong(
    'INVALID_AMOUNT',
    'Bilangan bulat 0 atau lebih, hanya angka: tulis 2000000000, bukan "2 miliar" atau 1,5.',
    'A whole number of 0 or more, digits only: write 2000000000, not "2 miliar" or 1.5.',
  );
};

/** A whole number within bounds, such as a year. */
export const between =
  (least: number, most: number): CellReader =>
  (value) =>
    /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? { value: String(Number(value)) }
      : wrong('OUT_OF_RANGE', `Bilangan bulat ${least} sampai ${most}.`, `A whole number from ${least} to ${most}.`);

const isDay = (value: string) => {
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
};

/** A day of the calendar, as 2026-11-30 or 30/11/2026. */
export const day: CellReader = (value) => {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(value) ?? [];
  const iso = year === '' ? value : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso) && isDay(iso)) return { value: iso };
  return wrong('INVALID_DATE', 'Tanggal ditulis 2026-11-30 atau 30/11/2026.', 'A day is 2026-11-30 or 30/11/2026.');
};

/** One of a closed list; words of both languages may stand for a value. */
export const oneOf = (values: readonly string[], words: Readonly<Record<string, string>> = {}): CellReader => {
  const known = new Map([...values.map((value) => [value.toLowerCase(), value] as const), ...Object.entries(words)]);
  return (value) => {
    const found = known.get(value.toLowerCase());
    if (found !== undefined) return { value: found };
    return wrong('UNKNOWN_VALUE', `Salah satu dari ${values.join(', ')}.`, `One of ${values.join(', ')}.`);
  };
};

/** Yes or no. */
export const yesOrNo = oneOf(['true', 'false'], { ya: 'true', yes: 'true', y: 'true', '1': 'true' });

/** Several values in one cell, kept as they stand between the bars. */
export const list =
  (one: CellReader): CellReader =>
  (value, spelling) => {
    const read = value.split('|').map((part) => one(part.trim(), spelling));
    const bad = read.find((reading) => 'problem' in reading);
    return bad ?? { value: read.flatMap((reading) => ('value' in reading ? [reading.value] : [])).join('|') };
  };

/** A day, or the last day of the month or the year where a source is no more exact. */
export const dayAtLatest: CellReader = (value, spelling) => {
  if (/^\d{4}$/.test(value)) return { value: `${value}-12-31` };
  const [, year = '', month = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value) ?? [];
  if (year === '') return day(value, spelling);
  return { value: new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10) };
};
