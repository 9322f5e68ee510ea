// How numbers, money and days are written. Whole figures are always printed in full, never as "M" or "B".
import { currentLanguage } from './language.ts';

const locale = () => (currentLanguage() === 'en' ? 'en-GB' : 'id-ID');

/** Each way to write is made once: making one costs a cheap phone more than using it a hundred times. */
function once<Format, Options>(make: new (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const key = language + JSON.stringify(options);
    const format = made.get(key) ?? new make(language, options);
    made.set(key, format);
    return format;
  };
}
const numbers = once<Intl.NumberFormat, Intl.NumberFormatOptions>(Intl.NumberFormat);
const times = once<Intl.DateTimeFormat, Intl.DateTimeFormatOptions>(Intl.DateTimeFormat);

/** A number with the marks of the language: 1.678 or 1,678. */
const marked = (value: number | bigint, options: Intl.NumberFormatOptions = {}) =>
  numbers(currentLanguage() === 'en' ? 'en-US' : 'id-ID', options).format(value);

/** What stands where a figure cannot be had; never 0. */
export const NO_FIGURE = '—';

/** Rp2.000.000.000 in Indonesian (no space, as the spelling rule says), IDR 2,000,000,000 in English. */
export function rupiah(amount: number | string | bigint | null | undefined): string {
  if (amount === null || amount === undefined) return NO_FIGURE;
  const digits = marked(BigInt(amount));
  return currentLanguage() === 'en' ? `IDR ${digits}` : `Rp${digits}`;
}

const SCALES = [
  [1_000_000_000_000, 'triliun', 'trillion'],
  [1_000_000_000, 'miliar', 'billion'],
  [1_000_000, 'juta', 'million'],
] as const;

/** Rp1,39 miliar or IDR 1.39 billion, for cards; the full digits stand one tap away. */
export function shortRupiah(amount: number | string | null | undefined): string {
  if (amount === null || amount === undefined) return NO_FIGURE;
  const value = Number(amount);
  const scale = SCALES.find(([least]) => value >= least);
  if (!scale) return rupiah(amount);
  const [least, id, en] = scale;
  const isEnglish = currentLanguage() === 'en';
  // Cut off, not rounded up: a card never shows more than there is.
  const cut = Math.floor(value / (least / 100)) / 100;
  const digits = marked(cut, { maximumFractionDigits: 2 });
  return isEnglish ? `IDR ${digits} ${en}` : `Rp${digits} ${id}`;
}

/** A whole number with the marks of the language: 1.678 or 1,678. */
export function count(value: number | string | bigint | null | undefined): string {
  if (value === null || value === undefined) return NO_FIGURE;
  return marked(BigInt(value));
}

/** An exact decimal such as "12.13" with the decimal mark of the language. */
export function decimal(value: string | null | undefined): string {
  if (value === null || value === undefined) return NO_FIGURE;
  const [whole = '0', fraction] = value.split('.');
  const isNegative = whole.startsWith('-');
  const digits = count(whole.replace('-', '') || '0');
  const mark = currentLanguage() === 'en' ? '.' : ',';
  return `${isNegative ? '-' : ''}${digits}${fraction ? `${mark}${fraction}` : ''}`;
}

/** 12,13% or 12.13%, of a ratio such as "0.1213"; at most two places. */
export function percent(ratio: string | number | null | undefined, places = 0): string {
  if (ratio === null || ratio === undefined) return NO_FIGURE;
  return numbers(locale(), { style: 'percent', maximumFractionDigits: places })
    .format(Number(ratio))
    .replace(/\s/g, '');
}

function dayWith(month: 'long' | 'short', value: string | null | undefined): string {
  if (!value) return NO_FIGURE;
  const [year, number, date] = value.slice(0, 10).split('-').map(Number);
  return times(locale(), { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year ?? 0, (number ?? 1) - 1, date ?? 1),
  );
}

/** 22 November 2026, of a day such as "2026-11-22". */
export const day = (value: string | null | undefined): string => dayWith('long', value);

/** When a figure of a source holds: a day or a month as they are written, anything else as its source says. */
export function period(value: string | null | undefined): string {
  if (!value) return NO_FIGURE;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value) ?? [];
  if (month === undefined) return value;
  const first = Date.UTC(Number(year), Number(month) - 1);
  return times(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
}

/** 22 Nov 2026, where many stand in a list. */
export const shortDay = (value: string | null | undefined): string => dayWith('short', value);

/** Hours before London; none of the three ever changes its clocks. */
const AHEAD = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;

/** What the calendar and the clock say there, such as 2026-11-22T20:30. */
const there = (value: string | Date, zone: Zone): string =>
  new Date(new Date(value).getTime() + AHEAD[zone] * 3_600_000).toISOString();

const ZONES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as const;
export type Zone = keyof typeof ZONES;

/** Kalimantan's east and north, Sulawesi, Bali and Nusa Tenggara; Maluku and Papua; the rest, by province code. */
export function zoneOf(areaCode: string | null | undefined): Zone {
  const province = areaCode?.slice(0, 2) ?? '';
  if (/^(5[123]|6[345]|7\d)$/.test(province)) return 'Asia/Makassar';
  if (/^(8[12]|9\d)$/.test(province)) return 'Asia/Jayapura';
  return 'Asia/Jakarta';
}

/** 22 November 2026, 20.30 WIB, of an instant. */
export function instant(value: string | null | undefined, zone: Zone = 'Asia/Jakarta'): string {
  if (!value) return NO_FIGURE;
  return `${day(localDay(value, zone))}, ${clock(value, zone)}`;
}

/** 20.30 WIB (20:30 WIB in English), of an instant. */
export function clock(value: string | Date, zone: Zone = 'Asia/Jakarta'): string {
  const time = there(value, zone).slice(11, 16);
  return `${currentLanguage() === 'en' ? time : time.replace(':', '.')} ${ZONES[zone]}`;
}

/** The day of an instant there, such as "2026-11-22". */
export function localDay(value: string | Date, zone: Zone = 'Asia/Jakarta'): string {
  return there(value, zone).slice(0, 10);
}

/** Today as the hub counts it, in Jakarta. */
export const today = (): string => localDay(new Date());
