// The filters of the list as they stand in the address: plain words, in any order, to be read and shared.
import type { GapAreaFilter, GapAreaOrder } from '../api/generated/graphql.ts';

/** What each key may say, and what that is to the hub. */
export const KINDS = { dana: 'MONEY', barang: 'GOODS', jasa: 'SERVICE', relawan: 'PERSON_TIME' } as const;
export const STATES = {
  terbuka: 'OPEN',
  tertahan: 'FULLY_HELD',
  tertutup: 'COVERED',
  berlebih: 'OVER_COVERED',
} as const;
export const ROWS = { resmi: false, contoh: true } as const;
export const MARKS = ['terlupakan', 'usang'] as const;
export const ORDERS = {
  sisa: { field: 'REMAINING', direction: 'DESC', kind: 'MONEY' },
  prioritas: { field: 'PRIORITY', direction: 'DESC' },
  tenggat: { field: 'DEADLINE', direction: 'ASC' },
  jiwa: { field: 'PEOPLE', direction: 'DESC' },
  cakupan: { field: 'COVERAGE', direction: 'ASC', kind: 'MONEY' },
  personel: { field: 'SHORTAGE', direction: 'DESC' },
} as const satisfies Record<string, GapAreaOrder>;

/** Everything the address may name, in the order it is written. */
export const KEYS = [
  'cari',
  'wilayah',
  'ppks',
  'bentuk',
  'tahun',
  'keadaan',
  'data',
  'terlupakan',
  'usang',
  'urut',
] as const;
export type Key = (typeof KEYS)[number];

/** Plain words by key; other words of the address are kept as they are, and said to be ignored. */
export type GapSearch = { readonly [key in Key]?: string };

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

/** Which words are understood. */
const UNDERSTOOD: Record<Key, (word: string) => boolean> = {
  cari: (word) => word.length <= 100,
  wilayah: (word) => CODE.test(word),
  ppks: (word) => /^[a-z0-9-]{2,80}$/.test(word),
  bentuk: (word) => Object.hasOwn(KINDS, word),
  tahun: (word) => /^20\d\d$/.test(word),
  keadaan: (word) => Object.hasOwn(STATES, word),
  data: (word) => Object.hasOwn(ROWS, word),
  terlupakan: (word) => word === 'ya',
  usang: (word) => word === 'ya',
  urut: (word) => Object.hasOwn(ORDERS, word),
};

const isKey = (key: string): key is Key => KEYS.some((known) => known === key);

/** What messengers and newsletters hang onto a shared address; nobody needs to hear of it. */
const TRACKING = /^(utm_\w+|fbclid|gclid|igsh)$/;

/** Everything the address says, as text: what is not understood stays, so that a shared address stays what it is. */
export function gapSearch(search: Record<string, unknown>): GapSearch {
  return Object.fromEntries(
    Object.entries(search)
      .filter(([, word]) => word !== undefined && word !== null && word !== '')
      .map(([key, word]) => [key, String(word)]),
  );
}

export interface ReadSearch {
  /** What is understood. */
  known: GapSearch;
  /** What is not, as `key=word`. */
  ignored: readonly string[];
}

/** Parts what is understood from what is not. */
export function readSearch(search: GapSearch): ReadSearch {
  const said = Object.entries(search).filter(([key]) => !TRACKING.test(key));
  const isUnderstood = ([key, word]: [string, string]) => isKey(key) && UNDERSTOOD[key](word);
  return {
    known: Object.fromEntries(said.filter(isUnderstood)),
    ignored: said.filter((one) => !isUnderstood(one)).map(([key, word]) => `${key}=${word}`),
  };
}

/** "fakir-miskin" of "Fakir Miskin"; what stands in brackets is left out. */
export const slugOf = (label: string): string =>
  label
    .replaceAll(/\(.*?\)/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** What a word is to the hub, by one of the tables above. */
const lookUp = <Meaning>(table: Record<string, Meaning>, word: string | undefined): Meaning | undefined =>
  Object.entries(table).find(([known]) => known === word)?.[1];

/** What the hub is asked, of what is understood; the code of the category is looked up in the hub's list. */
export function filterOf(known: GapSearch, categoryCode: string | undefined): GapAreaFilter {
  const filter: GapAreaFilter = {
    status: 'PUBLISHED',
    text: known.cari,
    within: known.wilayah,
    category: categoryCode === undefined ? undefined : [categoryCode],
    kind: lookUp(KINDS, known.bentuk),
    fiscalYear: known.tahun === undefined ? undefined : Number(known.tahun),
    coverageState: lookUp(STATES, known.keadaan),
    isDemo: lookUp(ROWS, known.data),
    isForgotten: known.terlupakan === 'ya' ? true : undefined,
    isStale: known.usang === 'ya' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** The order of the list: what is most uncovered first, unless told. */
export const orderOf = (known: GapSearch): GapAreaOrder => lookUp(ORDERS, known.urut) ?? ORDERS.sisa;

/** The filters that narrow the list; the order does not. */
export const narrowingKeys = (known: GapSearch): Key[] =>
  KEYS.filter((key) => key !== 'urut' && known[key] !== undefined);
