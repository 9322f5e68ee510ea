import type { Rupiah } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

export interface Sums {
  ceiling: Rupiah | null;
  allocated: Rupiah | null;
  realised: Rupiah | null;
}

export interface BudgetLineStale extends RefusalReason {
  __typename: 'BudgetLineStale';
  currentVersion: number;
}

export interface BudgetLineBelowCoverings extends RefusalReason {
  __typename: 'BudgetLineBelowCoverings';
  covered: Rupiah;
}

export interface BudgetLineKeyReused extends RefusalReason {
  __typename: 'BudgetLineKeyReused';
}

/** Why a new version may not be recorded, or null when it may. */
export function refuseChange(
  line: { version: number; covered: Rupiah },
  change: { expectedVersion: number; allocated: Rupiah | null },
): BudgetLineStale | BudgetLineBelowCoverings | null {
  if (line.version !== change.expectedVersion) {
    return {
      __typename: 'BudgetLineStale',
      code: 'BUDGET_LINE_STALE',
      currentVersion: line.version,
      words: {
        ID: `Pos anggaran ini sudah diubah orang lain (versi ${line.version}). Muat ulang, lalu ubah lagi.`,
        EN: `Somebody changed this budget line meanwhile (version ${line.version}). Load it again, then change it.`,
      },
    };
  }
  if ((change.allocated ?? 0n) < line.covered) {
    return {
      __typename: 'BudgetLineBelowCoverings',
      code: 'BUDGET_LINE_BELOW_COVERINGS',
      covered: line.covered,
      words: {
        ID: `Rp${line.covered.toLocaleString('id-ID')} dari pos ini sudah dipakai. Lepaskan dulu sebagian.`,
        EN: `Rp${line.covered.toLocaleString('en-US')} of this line already covers gaps. Release some of it first.`,
      },
    };
  }
  return null;
}

/** Said when a key comes again with another body. */
export const KEY_REUSED: BudgetLineKeyReused = {
  __typename: 'BudgetLineKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  words: {
    ID: 'Kunci ini sudah dipakai untuk isian lain. Pakai kunci baru.',
    EN: 'This key was used for another input. Use a new one.',
  },
};

/** What is wrong with the sums of a new line: one of them is known, and none of what is given is nothing. */
export function problemsOfSums(sums: Sums): { field: string; code: string; message: string }[] {
  if (sums.ceiling === null && sums.allocated === null && sums.realised === null) {
    return [{ field: 'allocated', code: 'NO_SUM', message: 'give at least one of ceiling, allocated and realised.' }];
  }
  return (['ceiling', 'allocated'] as const)
    .filter((name) => sums[name] === 0n)
    .map((name) => ({
      field: `${name}`,
      code: 'AMOUNT_IS_ZERO',
      message: 'give 1 rupiah or more, or leave it out when it is not known.',
    }));
}
