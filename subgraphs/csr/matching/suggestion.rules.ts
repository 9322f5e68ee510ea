import type { Amount, Rupiah } from '#kit/amount';

/** What speaks for or against a gap, seen from one company. */
export const MatchFactor = {
  RING_1: 'RING_1',
  OPERATION_AREA: 'OPERATION_AREA',
  FOCUS_CATEGORY: 'FOCUS_CATEGORY',
  PRIORITY: 'PRIORITY',
  FITS_BUDGET: 'FITS_BUDGET',
  OVERLAP: 'OVERLAP',
  ALREADY_GIVING: 'ALREADY_GIVING',
  DEADLINE_NEAR: 'DEADLINE_NEAR',
  NEARLY_COVERED: 'NEARLY_COVERED',
} as const;
export type MatchFactor = keyof typeof MatchFactor;

/** How much a factor counts. `threshold` is its days (DEADLINE_NEAR) or its percent (NEARLY_COVERED). */
export interface MatchWeight {
  factor: MatchFactor;
  points: number;
  threshold: number | null;
}

/** What is known of a gap, seen from one company. */
export interface MatchFacts {
  isRing1: boolean;
  isOperationArea: boolean;
  isFocus: boolean;
  /** In millionths of a point; null without a priority. */
  score: bigint | null;
  openMoney: Rupiah;
  needMoney: Rupiah;
  annualBudget: Rupiah | null;
  othersGive: boolean;
  ownGives: boolean;
  daysLeft: number | null;
}

export interface MatchReason {
  factor: MatchFactor;
  points: number;
  words: { ID: string; EN: string };
}

const WORDS: Record<MatchFactor, { ID: string; EN: string }> = {
  RING_1: { ID: 'Berada di Ring 1 perusahaan.', EN: 'It lies in Ring 1 of the company.' },
  OPERATION_AREA: { ID: 'Berada di wilayah operasi perusahaan.', EN: 'It lies where the company works.' },
  FOCUS_CATEGORY: { ID: 'Sesuai bidang perhatian perusahaan.', EN: 'It is a need the company wants to give to.' },
  PRIORITY: { ID: 'Poin menurut skor prioritasnya.', EN: 'Points by its priority score.' },
  FITS_BUDGET: {
    ID: 'Seluruh sisanya terjangkau anggaran setahun.',
    EN: 'All that is open fits the budget of a year.',
  },
  OVERLAP: {
    ID: 'Pihak lain sudah memberi untuk tujuan yang sama.',
    EN: 'Others give for the same purpose already.',
  },
  ALREADY_GIVING: { ID: 'Perusahaan sudah memberi di sini.', EN: 'The company gives here already.' },
  DEADLINE_NEAR: { ID: 'Tenggatnya sudah dekat.', EN: 'Its deadline is near.' },
  NEARLY_COVERED: { ID: 'Kebutuhan dananya hampir terpenuhi.', EN: 'Its money is nearly covered.' },
};

/** The points a factor gives for these facts; 0 when it does not apply. */
function pointsOf({ factor, points, threshold }: MatchWeight, facts: MatchFacts): number {
  switch (factor) {
    case 'RING_1':
      return facts.isRing1 ? points : 0;
    case 'OPERATION_AREA':
      return facts.isOperationArea && !facts.isRing1 ? points : 0;
    case 'FOCUS_CATEGORY':
      return facts.isFocus ? points : 0;
    case 'PRIORITY':
      return facts.score === null ? 0 : Number((BigInt(points) * facts.score) / 100_000_000n);
    case 'FITS_BUDGET':
      return facts.annualBudget !== null && facts.openMoney > 0n && facts.openMoney <= facts.annualBudget ? points : 0;
    case 'OVERLAP':
      return facts.othersGive ? points : 0;
    case 'ALREADY_GIVING':
      return facts.ownGives ? points : 0;
    case 'DEADLINE_NEAR':
      return facts.daysLeft !== null && facts.daysLeft <= (threshold ?? 0) ? points : 0;
    case 'NEARLY_COVERED':
      return isNearlyCovered(facts, BigInt(threshold ?? 0)) ? points : 0;
  }
}

function isNearlyCovered({ openMoney, needMoney }: { openMoney: Amount; needMoney: Amount }, percent: bigint): boolean {
  return needMoney > 0n && openMoney * 100n <= needMoney * percent;
}

/** The reasons for and against a gap, in the order of the weights; the score is their sum. */
export function matchOf(facts: MatchFacts, weights: readonly MatchWeight[]): { score: number; reasons: MatchReason[] } {
  const reasons = weights
    .map((weight) => ({ factor: weight.factor, points: pointsOf(weight, facts), words: WORDS[weight.factor] }))
    .filter(({ points }) => points !== 0);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}
