// What was typed in a new pledge, and what that is to the hub. Pure: nothing is asked and nothing is kept here.
import { parseRupiah } from '../amounts/parseRupiah.ts';
import type { Language } from '../language/languages.ts';

export const CHANNELS = ['DIRECT', 'FORUM', 'AGENCY'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface TypedInstalment {
  dueOn: string;
  amount: string;
}

/** Everything as it was typed; numbers are read when one goes on. */
export interface Typed {
  /** The need line that is chosen. */
  lineId: string;
  /** Rupiah for money, a quantity for goods and services. */
  amount: string;
  /** What goods or services are worth. */
  value: string;
  people: string;
  hours: string;
  instalments: readonly TypedInstalment[];
  channel: Channel | '';
  isAnonymous: boolean;
  note: string;
}

export const NOTHING_TYPED: Typed = {
  lineId: '',
  amount: '',
  value: '',
  people: '',
  hours: '',
  instalments: [],
  channel: '',
  isAnonymous: false,
  note: '',
};

export interface NeedLine {
  id: string;
  kind: 'MONEY' | 'GOODS' | 'SERVICE' | 'PERSON_TIME';
}

/** What the hub takes. */
export interface Content {
  allocations: { needLineId: string; amount: number; estimatedValue?: number; people?: number }[];
  instalments: { dueOn: string; amount: number }[];
  isAnonymous: boolean;
  channel?: Channel;
  note?: string;
}

/** A whole number from 1 with or without marks between thousands; null for anything else. */
export function wholeOf(typed: string): number | null {
  const text = typed.trim();
  const digits = /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replaceAll(/[.,]/g, '') : text;
  return /^[1-9]\d{0,11}$/.test(digits) ? Number(digits) : null;
}

export function rupiahOf(typed: string, language: Language): number | null {
  const read = parseRupiah(typed, language);
  return 'amount' in read ? read.amount : null;
}

/** How much is offered, in the unit of the line; null while it cannot be read. */
export function offeredOf(typed: Typed, { kind }: Pick<NeedLine, 'kind'>, language: Language): number | null {
  if (kind === 'MONEY') return rupiahOf(typed.amount, language);
  if (kind !== 'PERSON_TIME') return wholeOf(typed.amount);
  const [people, hours] = [wholeOf(typed.people), wholeOf(typed.hours)];
  return people === null || hours === null ? null : people * hours;
}

/** By how much the instalments miss the whole; null while one of them cannot be read. */
export function missingOf(instalments: readonly TypedInstalment[], whole: number, language: Language): number | null {
  let left = whole;
  for (const { amount } of instalments) {
    const read = rupiahOf(amount, language);
    if (read === null) return null;
    left -= read;
  }
  return left;
}

/** What the hub can keep of it: null while there is no amount; a plan that does not add up stays on the device. */
export function contentOf(typed: Typed, line: NeedLine | undefined, language: Language): Content | null {
  const amount = line ? offeredOf(typed, line, language) : null;
  if (!line || amount === null) return null;
  const value = rupiahOf(typed.value, language);
  const hasValue = value !== null && (line.kind === 'GOODS' || line.kind === 'SERVICE');
  const people = line.kind === 'PERSON_TIME' ? wholeOf(typed.people) : null;
  const note = typed.note.trim();
  return {
    allocations: [
      { needLineId: line.id, amount, ...(hasValue && { estimatedValue: value }), ...(people !== null && { people }) },
    ],
    instalments: line.kind === 'MONEY' ? planOf(typed, amount, language) : [],
    isAnonymous: typed.isAnonymous,
    ...(typed.channel !== '' && { channel: typed.channel }),
    ...(note !== '' && { note }),
  };
}

function planOf({ instalments }: Typed, whole: number, language: Language): Content['instalments'] {
  const isWhole = missingOf(instalments, whole, language) === 0 && instalments.every(({ dueOn }) => dueOn !== '');
  if (!isWhole) return [];
  return instalments.map(({ dueOn, amount }) => ({ dueOn, amount: rupiahOf(amount, language) ?? 0 }));
}
