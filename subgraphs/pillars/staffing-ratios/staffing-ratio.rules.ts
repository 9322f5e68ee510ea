import type { Words } from '#kit/refusal';

/** Which count of people the ratio rests on. */
export const StaffingBasis = { HEADCOUNT: 'HEADCOUNT', REGISTER: 'REGISTER' } as const;
export type StaffingBasis = keyof typeof StaffingBasis;

/** Why there is no ratio. */
export const RatioGap = {
  NO_HEADCOUNT: 'NO_HEADCOUNT',
  NO_PEOPLE_IN_NEED: 'NO_PEOPLE_IN_NEED',
  TOO_FEW_PEOPLE: 'TOO_FEW_PEOPLE',
  NOBODY_SERVES: 'NOBODY_SERVES',
} as const;
export type RatioGap = keyof typeof RatioGap;

export const GAP_WORDS: Record<RatioGap, Words> = {
  NO_HEADCOUNT: {
    ID: 'Belum ada angka jumlah personel untuk wilayah dan jenis ini; peserta bimtek tidak dipakai sebagai gantinya.',
    EN: 'No headcount is known for this area and type; participants of trainings do not stand in for it.',
  },
  NO_PEOPLE_IN_NEED: {
    ID: 'Belum ada angka pemerlu layanan untuk wilayah dan kategori ini.',
    EN: 'No number of people in need is known for this area and category.',
  },
  TOO_FEW_PEOPLE: {
    ID: 'Pemerlu layanan di sana atau di bagian lain kabupaten itu kurang dari lima, jadi angkanya tidak ditampilkan.',
    EN: 'Fewer than five people are in need there or elsewhere in its kabupaten, so the number is not shown.',
  },
  NOBODY_SERVES: {
    ID: 'Jumlah personelnya nol, jadi tidak ada beban per orang.',
    EN: 'Nobody serves there, so there is no load per person.',
  },
};

const FEW = 5;
const REGENCY_CODE_LENGTH = 5;

/** True for 1 to 4 people below kabupaten and kota, where a count could point at a household. */
export function isTooFew(areaCode: string, people: string): boolean {
  const count = Number(people);
  return areaCode.length > REGENCY_CODE_LENGTH && count > 0 && count < FEW;
}

/** Reads "12.5" as a whole number of 10^-12. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(12, '0').slice(0, 12));
}

/** Writes a ÷ b with two decimals, rounded half up; both are exact. */
function quotient(a: bigint, b: bigint): string {
  const hundredths = (a * 200n + b) / (b * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

export interface Ratio {
  peoplePerPersonnel: string | null;
  personnelPerThousand: string | null;
  gap: RatioGap | null;
}

/** The load of the people who serve; exact decimals as text, and a reason where a half of it is missing. */
export function ratioOf(personnel: string | null, peopleInNeed: string | null): Ratio {
  const without = (gap: RatioGap): Ratio => ({ peoplePerPersonnel: null, personnelPerThousand: null, gap });
  if (personnel === null) return without('NO_HEADCOUNT');
  if (peopleInNeed === null || scaled(peopleInNeed) === 0n) return without('NO_PEOPLE_IN_NEED');
  const serving = scaled(personnel);
  if (serving === 0n) return { ...without('NOBODY_SERVES'), personnelPerThousand: '0.00' };
  const people = scaled(peopleInNeed);
  return {
    peoplePerPersonnel: quotient(people, serving),
    personnelPerThousand: quotient(serving * 1_000n, people),
    gap: null,
  };
}
