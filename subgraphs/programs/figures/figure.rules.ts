import type { RefusalReason } from '#kit/refusal';

export const FIGURE_METHODS = ['SURVEY', 'REGISTER', 'STATED', 'SUM', 'COMPUTED'] as const;

/** How a figure came about. */
export type FigureMethod = (typeof FIGURE_METHODS)[number];

/** True when the hub counts with this figure: nothing contradicts it, or it was chosen. */
export function isCountedWith(figureId: string, competingIds: readonly string[], chosenId: string | null): boolean {
  return chosenId === null ? competingIds.length === 0 : chosenId === figureId;
}

/** What is wrong with a value of this indicator, or null. People come whole and not below 0. */
export function refuseValue(value: string, unit: string, countsPeople: boolean): string | null {
  if (!countsPeople) return null;
  const isWhole = unit === 'thousand persons' ? personsOf(value, unit) !== null : /^\d+$/.test(value);
  return isWhole ? null : 'a count of people is a whole number, 0 or more.';
}

/** The number of persons a figure stands for; statistics give thousands. Null where the unit is no persons. */
export function personsOf(value: string, unit: string): bigint | null {
  const [whole = '', part = ''] = value.split('.');
  if (!/^\d+$/.test(whole)) return null;
  if (unit === 'persons') return /^0*$/.test(part) ? BigInt(whole) : null;
  if (unit !== 'thousand persons' || !/^\d{0,3}0*$/.test(part)) return null;
  return BigInt(whole) * 1_000n + BigInt(part.slice(0, 3).padEnd(3, '0'));
}

/** Said when the same value of the same source is there already; `figure` is the one that is. */
export function alreadyRecorded<Figure>(figure: Figure) {
  return {
    __typename: 'FigureAlreadyRecorded',
    code: 'FIGURE_ALREADY_RECORDED',
    figure,
    words: {
      ID: 'Angka dari sumber ini sudah tercatat. Tidak ada yang perlu diisi lagi.',
      EN: 'This value of this source is recorded already. There is nothing left to enter.',
    },
  } as const satisfies RefusalReason & { figure: Figure };
}

/** Why one figure may not be chosen, or null when it may: only where another value stands against it. */
export function refuseChoice(competingCount: number) {
  if (competingCount > 0) return null;
  return {
    __typename: 'FigureNotContradicted',
    code: 'FIGURE_NOT_CONTRADICTED',
    words: {
      ID: 'Tidak ada angka lain yang bertentangan, jadi tidak ada yang perlu dipilih.',
      EN: 'No other figure contradicts this one, so there is nothing to choose.',
    },
  } as const satisfies RefusalReason;
}
