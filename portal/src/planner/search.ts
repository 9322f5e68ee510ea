/** What a plan is asked for, as it stands in the address: to be shared and opened again. */
export interface PlanSearch {
  /** The budget in rupiah; nothing is planned without one. */
  anggaran?: number;
  /** Kemendagri codes with commas between; everywhere where none is named. */
  wilayah?: string;
  /** Codes of need categories with commas between. */
  kategori?: string;
  /** The least that a gap gets, in rupiah. */
  tiket?: number;
  /** The most gaps that the plan names. */
  gap?: number;
  /** The largest share of one kabupaten or kota, in percent. */
  batas?: number;
  /** The areas to be served first, and the share in percent that is kept for them. */
  utama?: string;
  porsi?: number;
}

const CODES = /^[\w.-]+(,[\w.-]+)*$/;

function whole(value: unknown, most: number): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

const codes = (value: unknown): string | undefined =>
  typeof value === 'string' && CODES.test(value) ? value : undefined;

/** Keeps what is understood. */
export function planSearch(search: Record<string, unknown>): PlanSearch {
  const kept = {
    anggaran: whole(search['anggaran'], 9_999_999_999_999),
    wilayah: codes(search['wilayah']),
    kategori: codes(search['kategori']),
    tiket: whole(search['tiket'], 9_999_999_999_999),
    gap: whole(search['gap'], 500),
    batas: whole(search['batas'], 100),
    utama: codes(search['utama']),
    porsi: whole(search['porsi'], 100),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','));

/** A percentage as the exact ratio the hub takes: 40 is "0.40". */
export const ratioOf = (percent: number): string => (percent / 100).toFixed(2);

/** The question for the hub; null without a budget. */
export function planInput(search: PlanSearch) {
  if (search.anggaran === undefined) return null;
  const priorityAreas = list(search.utama);
  const hasPriority = priorityAreas.length > 0 && search.porsi !== undefined;
  return {
    budget: search.anggaran,
    within: list(search.wilayah),
    categories: list(search.kategori),
    minimumTicket: search.tiket ?? null,
    maximumGaps: search.gap ?? 50,
    equity: {
      maxShareOfOneArea: search.batas === undefined ? null : ratioOf(search.batas),
      minShareToPriorityAreas: hasPriority ? ratioOf(search.porsi ?? 0) : null,
      priorityAreas: hasPriority ? priorityAreas : [],
    },
  };
}
