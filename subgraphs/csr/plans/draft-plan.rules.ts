import type { Rupiah } from '#kit/amount';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';

/** A pledge has at most so many allocations. */
const MOST_PARTS = 50;

/**
 * The parts of a plan as pledges, in their order: a new pledge begins where another part would be one too many, or
 * worth more than one pledge may promise.
 */
export function pledgesOf<Part extends { amount: Rupiah }>(parts: readonly Part[], mostRupiah: Rupiah): Part[][] {
  const pledges: Part[][] = [];
  let worth = 0n;
  for (const part of parts) {
    const last = pledges.at(-1);
    if (last && last.length < MOST_PARTS && worth + part.amount <= mostRupiah) {
      last.push(part);
      worth += part.amount;
    } else {
      pledges.push([part]);
      worth = part.amount;
    }
  }
  return pledges;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** Everything wrong with the lines of a plan at once; `known` are the need lines csr knows. */
export function problemsOfPlan(
  parts: readonly { needLineId: string; amount: Rupiah }[],
  known: ReadonlyMap<string, { kind: NeedKind }>,
  mostRupiah: Rupiah,
): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  parts.forEach(({ needLineId, amount }, at) => {
    const line = known.get(needLineId);
    const [id, size] = [`lines.${at}.needLineId`, `lines.${at}.amount`];
    if (!line) add(id, 'NEED_LINE_UNKNOWN', 'there is no such need line that takes pledges.');
    if (line && line.kind !== 'MONEY')
      add(id, 'KIND_NOT_ACCEPTED', 'a plan gives money only; this line is counted otherwise.');
    if (seen.has(needLineId)) add(id, 'DUPLICATE', 'each need line stands in a plan once: add the amounts.');
    seen.add(needLineId);
    if (amount < 1n) add(size, 'AMOUNT_TOO_SMALL', 'is a whole number of rupiah from 1.');
    if (amount > mostRupiah) add(size, 'AMOUNT_TOO_LARGE', `one pledge is worth at most ${mostRupiah} rupiah.`);
  });
  return problems;
}
