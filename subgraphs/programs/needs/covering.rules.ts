import type { Amount, Rupiah } from '#kit/amount';
import type { FieldProblem } from '#kit/errors';
import type { RefusalReason } from '#kit/refusal';

import { MOST_NEED, NeedKind } from './need-line.rules.ts';

/** What a budget line offers, when its coverings have been locked and added up. */
export interface BudgetLineBalance {
  name: string;
  areaCode: string;
  fiscalYear: number;
  /** The newest allocated sum; null when none is known. */
  allocated: Rupiah | null;
  /** What living coverings have drawn already. */
  drawn: Rupiah;
}

export interface CoveredGap {
  areaCode: string;
  fiscalYear: number;
  status: string;
}

export interface CoveringWish {
  kind: NeedKind;
  amount: Amount;
  /** Rupiah drawn from the budget line; for money it is the amount itself. */
  value: Rupiah;
}

export interface BudgetLineOverdrawn extends RefusalReason {
  __typename: 'BudgetLineOverdrawn';
  allocated: Rupiah;
  left: Rupiah;
}

export interface CoveringDoesNotFit extends RefusalReason {
  __typename: 'CoveringDoesNotFit';
}

export interface CoveringKeyReused extends RefusalReason {
  __typename: 'CoveringKeyReused';
}

export type CoveringRefusal = BudgetLineOverdrawn | CoveringDoesNotFit;

const misfit = (code: string, id: string, en: string): CoveringDoesNotFit => ({
  __typename: 'CoveringDoesNotFit',
  code,
  words: { ID: id, EN: en },
});

const covers = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

const closed = (status: string): CoveringDoesNotFit | null =>
  status === 'DRAFT' || status === 'PUBLISHED'
    ? null
    : misfit('GAP_AREA_NOT_OPEN', 'Kesenjangan ini sudah ditutup.', 'This gap area is closed.');

function refuseMisfit(gap: CoveredGap, line: BudgetLineBalance, kind: NeedKind): CoveringDoesNotFit | null {
  const over = closed(gap.status);
  if (over) return over;
  if (kind === NeedKind.PERSON_TIME) {
    return misfit(
      'PERSON_TIME_NOT_BUDGETED',
      'Waktu orang hanya dipenuhi oleh komitmen perusahaan, bukan anggaran.',
      'Person-time is covered by company pledges only, not by a budget line.',
    );
  }
  if (line.fiscalYear !== gap.fiscalYear) {
    return misfit(
      'OTHER_FISCAL_YEAR',
      `Pos anggaran itu untuk tahun ${line.fiscalYear}, kesenjangan ini untuk ${gap.fiscalYear}.`,
      `That budget line is for ${line.fiscalYear}, this gap area for ${gap.fiscalYear}.`,
    );
  }
  if (!covers(line.areaCode, gap.areaCode) && !covers(gap.areaCode, line.areaCode)) {
    return misfit(
      'OTHER_AREA',
      `Pos anggaran itu untuk wilayah ${line.areaCode}, di luar wilayah kesenjangan ini.`,
      `That budget line is for area ${line.areaCode}, outside the area of this gap.`,
    );
  }
  return null;
}

/** Why this budget line may not pay for this need line, or null when it may. */
export function refuseCovering(gap: CoveredGap, line: BudgetLineBalance, wish: CoveringWish): CoveringRefusal | null {
  const unfit = refuseMisfit(gap, line, wish.kind);
  if (unfit) return unfit;
  if (line.allocated === null) {
    return misfit(
      'ALLOCATION_UNKNOWN',
      'Alokasi pos anggaran ini belum diketahui; pagu saja tidak cukup.',
      'The allocated sum of this budget line is not known; a ceiling alone covers nothing.',
    );
  }
  const left = line.allocated > line.drawn ? line.allocated - line.drawn : 0n;
  if (wish.value <= left) return null;
  return {
    __typename: 'BudgetLineOverdrawn',
    code: 'BUDGET_LINE_OVERDRAWN',
    allocated: line.allocated,
    left,
    words: {
      ID: `Pos anggaran ini tinggal Rp${left.toLocaleString('id-ID')}.`,
      EN: `Only Rp${left.toLocaleString('en-US')} of this budget line is left.`,
    },
  };
}

/** Why a covering stays as it is, or null when it may be released. */
export function refuseRelease(status: string, isReleased: boolean): CoveringDoesNotFit | null {
  if (isReleased) {
    return misfit(
      'COVERING_RELEASED',
      'Pemenuhan ini sudah dilepas sebelumnya.',
      'This covering has been released before.',
    );
  }
  return closed(status);
}

export function keyReused(): CoveringKeyReused {
  return {
    __typename: 'CoveringKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    words: {
      ID: 'Kunci ini sudah dipakai untuk pemenuhan lain. Pakai kunci baru.',
      EN: 'This key was used for another covering. Use a new one.',
    },
  };
}

/** Everything wrong with the amounts of a covering, all at once. */
export function problemsOfCovering(
  kind: NeedKind,
  wish: { amount: Amount; value?: Rupiah | null },
  isKnownBudgetLine: boolean,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const range = (field: string) =>
    problems.push({ field, code: 'AMOUNT_OUT_OF_RANGE', message: `${field} is from 1 to ${MOST_NEED}.` });
  if (wish.amount < 1n || wish.amount > MOST_NEED) range('amount');
  const hasValue = wish.value !== null && wish.value !== undefined;
  if (kind === NeedKind.MONEY && hasValue && wish.value !== wish.amount) {
    problems.push({
      field: 'value',
      code: 'VALUE_NOT_ALLOWED',
      message: 'for money the amount is the value; leave value out.',
    });
  }
  const needsValue = kind === NeedKind.GOODS || kind === NeedKind.SERVICE;
  if (needsValue && (!hasValue || (wish.value ?? 0n) < 1n)) range('value');
  if (!isKnownBudgetLine) {
    problems.push({
      field: 'budgetLineId',
      code: 'UNKNOWN_BUDGET_LINE',
      message: 'the hub knows no budget line of that id.',
    });
  }
  return problems;
}
