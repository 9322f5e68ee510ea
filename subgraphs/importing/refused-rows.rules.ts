import type { Words } from '#kit/refusal';

/** A row that was read and is refused: in which column, and why. */
export interface RefusedRow {
  kind: 'REFUSED';
  column: string | null;
  code: string;
  words: Words;
}

const THINGS = {
  AREA: { ID: 'wilayah', EN: 'area' },
  INDICATOR: { ID: 'indikator', EN: 'indicator' },
  NEED_CATEGORY: { ID: 'kategori kebutuhan', EN: 'need category' },
  SOURCE: { ID: 'sumber', EN: 'source' },
  PROGRAMME: { ID: 'program', EN: 'programme' },
  PROGRAMME_PILLAR: { ID: 'pilar program', EN: 'programme pillar' },
  PROGRAMME_COMPONENT: { ID: 'komponen program', EN: 'programme component' },
  PERSONNEL_TYPE: { ID: 'jenis SDM', EN: 'personnel type' },
} as const;

/** Said of a code that the hub does not know. */
export function refuseUnknown(column: string, thing: keyof typeof THINGS, code: string): RefusedRow {
  const { ID, EN } = THINGS[thing];
  return {
    kind: 'REFUSED',
    column,
    code: `UNKNOWN_${thing}`,
    words: {
      ID: `Hub tidak mengenal ${ID} "${code}". Perbaiki kodenya, atau daftarkan dulu.`,
      EN: `The hub knows no ${EN} "${code}". Correct the code, or register it first.`,
    },
  };
}

const WORDS = {
  DAY_IN_THE_FUTURE: {
    ID: 'Tanggalnya hari ini atau sebelumnya.',
    EN: 'The day is today or earlier.',
  },
  NOT_A_COUNT: {
    ID: 'Jumlah orang adalah bilangan bulat 0 atau lebih.',
    EN: 'A count of people is a whole number, 0 or more.',
  },
} as const satisfies Record<string, Words>;

/** Said of a cell that the rules of its noun refuse. */
export function refuseWhere(column: string, code: keyof typeof WORDS): RefusedRow {
  return { kind: 'REFUSED', column, code, words: WORDS[code] };
}

/** Said of a row by a rule that has its own words, such as a refusal of the API. */
export function refuseBecause(column: string | null, code: string, words: Words): RefusedRow {
  return { kind: 'REFUSED', column, code, words };
}
