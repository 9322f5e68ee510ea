import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

/** A row that was read and is refused: in which column, and why. */
export interface RefusedRow {
  kind: 'REFUSED';
  column: string | null;
  code: string;
  words: Words;
  /** True where the cell is not repeated: what stands in the wrong column may be somebody's. */
  hidesCell?: true;
}

const THINGS = {
  AREA: { ID: 'kode wilayah Kemendagri seperti 15.07', EN: 'a Kemendagri area code such as 15.07' },
  INDICATOR: { ID: 'kode indikator seperti poor_percent', EN: 'the code of an indicator such as poor_percent' },
  NEED_CATEGORY: { ID: 'kode kategori kebutuhan seperti PPKS-08', EN: 'the code of a need category such as PPKS-08' },
  SOURCE: { ID: 'kode sumber yang terdaftar di hub', EN: 'the code of a source that the hub has' },
  PROGRAMME: { ID: 'kode program yang terdaftar di hub', EN: 'the code of a programme that the hub has' },
  PROGRAMME_PILLAR: { ID: 'kode pilar program yang terdaftar di hub', EN: 'the code of a programme pillar of the hub' },
  PROGRAMME_COMPONENT: { ID: 'kode komponen program yang terdaftar di hub', EN: 'the code of a component of the hub' },
  PERSONNEL_TYPE: { ID: 'kode jenis SDM seperti TKSK', EN: 'the code of a personnel type such as TKSK' },
} as const;

/** Said of a code that the hub does not know: what is expected there, and never what stands there. */
export function refuseUnknown(column: string, thing: keyof typeof THINGS): RefusedRow {
  const { ID, EN } = THINGS[thing];
  return {
    kind: 'REFUSED',
    column,
    code: `UNKNOWN_${thing}`,
    words: {
      ID: `Isi sel ini tidak dikenal hub. Tulis ${ID}, atau daftarkan dulu.`,
      EN: `The hub does not know what this cell says. Write ${EN}, or register it first.`,
    },
    hidesCell: true,
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

/** Said of a row that is older than what stands on record, which may have been put right since. */
export function refuseOlder(standing: LocalDate): RefusedRow {
  return {
    kind: 'REFUSED',
    column: 'asOf',
    code: 'OLDER_THAN_RECORD',
    words: {
      ID: `Sudah ada angka per ${standing}. Baris yang lebih lama tidak menggantinya.`,
      EN: `There are figures as of ${standing}. An older row does not take their place.`,
    },
  };
}
