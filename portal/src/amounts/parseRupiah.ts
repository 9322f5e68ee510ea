// What a person meant by what was typed as an amount of rupiah. Nothing is guessed: what can mean two things is asked back.
import type { Language } from '../language/languages.ts';

export type AmountProblem =
  | 'REQUIRED'
  | 'AMBIGUOUS'
  | 'NEGATIVE'
  | 'ZERO'
  | 'TINY'
  | 'NOT_A_NUMBER'
  | 'UNKNOWN_WORD'
  | 'GROUPING'
  | 'FRACTION'
  | 'TOO_LARGE';

export type ParsedAmount = { amount: number } | { problem: AmountProblem };

/** As far as an amount can be said in words. */
export const MOST_RUPIAH = 9_999_999_999_999;

const SCALES: Readonly<Record<string, number>> = {
  rb: 3,
  ribu: 3,
  thousand: 3,
  jt: 6,
  juta: 6,
  million: 6,
  miliar: 9,
  milyar: 9,
  billion: 9,
  triliun: 12,
  trilyun: 12,
  trillion: 12,
};
/** Letters that mean one thing in one language only. "M" is miliar here and million there. */
const LETTERS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  id: { m: 9, t: 12 },
  en: { bn: 9, b: 9, tn: 12 },
};

type Read = { whole: string; fraction: string } | { problem: AmountProblem };

const isGrouped = (text: string, mark: string) =>
  text.split(mark).every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));

/** Digits with marks of both kinds: the last one parts off the fraction, the others group. */
function readBoth(text: string): Read {
  const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const [head, fraction] = [text.slice(0, point), text.slice(point + 1)];
  const mark = text[point] === ',' ? '.' : ',';
  if (!isGrouped(head, mark) || !/^\d+$/.test(fraction)) return { problem: 'GROUPING' };
  return { whole: head.replaceAll(mark, ''), fraction };
}

/** Digits with one mark, once: the thousands of a language, a fraction, or nobody can tell. */
function readOne(text: string, mark: string, scale: number, language: Language): Read {
  const [head = '', tail = ''] = text.split(mark);
  if (head === '' || tail === '') return { problem: 'GROUPING' };
  const mayGroup = head.length <= 3 && tail.length === 3 && !/^0+\d/.test(head);
  // "1,5 juta" is a fraction; "1.500 juta" may be 1,500 of them or one and a half.
  if (scale > 0) return mayGroup ? { problem: 'AMBIGUOUS' } : { whole: head, fraction: tail };
  if (mayGroup && mark === '.' && language === 'id') return { whole: head + tail, fraction: '' };
  if (head.length <= 3) return { problem: tail.length > 3 ? 'GROUPING' : 'AMBIGUOUS' };
  return tail.length <= 2 ? { whole: head, fraction: tail } : { problem: 'GROUPING' };
}

function readDigits(text: string, scale: number, language: Language): Read {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' };
  const marks = [...text.matchAll(/[.,]/g)].map(([mark]) => mark);
  if (new Set(marks).size === 2) return readBoth(text);
  const mark = marks[0] ?? '.';
  if (marks.length === 1) return readOne(text, mark, scale, language);
  return isGrouped(text, mark) ? { whole: text.replaceAll(mark, ''), fraction: '' } : { problem: 'GROUPING' };
}

function scaleOf(word: string, language: Language): number | AmountProblem {
  if (word === '') return 0;
  if (word === 'm' && language === 'en') return 'AMBIGUOUS';
  return SCALES[word] ?? LETTERS[language][word] ?? 'UNKNOWN_WORD';
}

/** Reads "1.500.000", "Rp 1.500.000,-", "1,5 miliar", "750 jt" and the like; says what is wrong with anything else. */
export function parseRupiah(typed: string, language: Language): ParsedAmount {
  const text = typed.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  if (text === '') return { problem: 'REQUIRED' };
  const hasUnit = /^(rp\.?|idr) ?/.test(text) || text.endsWith('rupiah');
  const bare = text
    .replace(/^(rp\.?|idr) ?/, '')
    .replace(/ ?rupiah$/, '')
    .replace(/[.,][-–—]+$/, '');
  if (/^[-–−]/.test(bare)) return { problem: 'NEGATIVE' };
  const [, digits, word] = /^(\d{1,3}(?: \d{3})+|[\d.,]*\d) ?([a-z]*)$/.exec(bare) ?? [];
  if (digits === undefined || word === undefined) return { problem: 'NOT_A_NUMBER' };
  const scale = scaleOf(word, language);
  if (typeof scale === 'string') return { problem: scale };
  const read = readDigits(digits.replaceAll(' ', ''), scale, language);
  if ('problem' in read) return read;
  return weigh(read, scale, hasUnit || word !== '');
}

function weigh({ whole, fraction }: { whole: string; fraction: string }, scale: number, isSure: boolean): ParsedAmount {
  if (/[1-9]/.test(fraction.slice(scale))) return { problem: 'FRACTION' };
  const amount = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  if (amount === 0n) return { problem: 'ZERO' };
  if (amount > BigInt(MOST_RUPIAH)) return { problem: 'TOO_LARGE' };
  // "2" is hardly ever two rupiah; "Rp2" is.
  if (amount < 1000n && !isSure) return { problem: 'TINY' };
  return { amount: Number(amount) };
}

/** How an amount stands in the field after it was read; read again in either language, it is the same. */
export function normalRupiah(amount: number, language: Language): string {
  if (amount < 1000) return `Rp${amount}`;
  // One mark alone would mean another thing in the other language.
  if (amount < 1_000_000) return String(amount);
  return new Intl.NumberFormat(language === 'en' ? 'en-US' : 'id-ID').format(amount);
}

/** The id of the words for a problem. */
export const problemWords = (problem: AmountProblem): string => `amounts.problem.${problem}`;
