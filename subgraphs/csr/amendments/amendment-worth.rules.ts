import type { Rupiah } from '#kit/amount';

import { ADVANCE, type AllocationState } from '../allocations/allocation-state.rules.ts';

interface Part {
  id: string;
  state: AllocationState;
  kind: string;
  amount: Rupiah;
}

interface Change {
  allocationId: string;
  toAmount: Rupiah;
  toValue: Rupiah | null;
}

/** What is wrong when an amendment makes a pledge worth more than one may promise; a larger one may be lowered. */
export function problemsOfWorth(
  parts: readonly Part[],
  changes: readonly Change[],
  values: ReadonlyMap<string, Rupiah>,
  mostRupiah: Rupiah,
) {
  let [before, after] = [0n, 0n];
  for (const { id, kind, amount } of parts.filter(({ state }) => ADVANCE.includes(state))) {
    const change = changes.find(({ allocationId }) => allocationId === id);
    const worth = kind === 'MONEY' ? amount : (values.get(id) ?? 0n);
    before += worth;
    after += change ? ((kind === 'MONEY' ? change.toAmount : change.toValue) ?? 0n) : worth;
  }
  if (after <= mostRupiah || after <= before) return [];
  const message = `one pledge is worth at most ${mostRupiah} rupiah; this one would be ${after}.`;
  return [{ field: 'changes', code: 'AMOUNT_TOO_LARGE', message }];
}
