import type { Amount, Rupiah } from '#kit/amount';

import { ADVANCE, type AllocationState, type NeedKind } from '../allocations/allocation-state.rules.ts';

interface Part {
  kind: NeedKind;
  item: string | null;
  unit: string;
  requestedAmount: Amount;
  amount: Amount;
  delivered: Amount;
  state: AllocationState;
}

/** The sums of allocations, one per kind, item and unit. */
export function totalsOf(parts: readonly Part[]) {
  const totals = new Map<string, Omit<Part, 'state'>>();
  for (const { kind, item, unit, requestedAmount, amount, delivered } of parts) {
    const key = JSON.stringify([kind, item, unit]);
    const sum = totals.get(key) ?? { kind, item, unit, requestedAmount: 0n, amount: 0n, delivered: 0n };
    totals.set(key, {
      ...sum,
      requestedAmount: sum.requestedAmount + requestedAmount,
      amount: sum.amount + amount,
      delivered: sum.delivered + delivered,
    });
  }
  return [...totals.values()];
}

const OWING: readonly AllocationState[] = ['COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'DISPUTED'];

/**
 * Which instalments are late: their day is past, and the money delivered does not reach up to them. What was given up is
 * owed no more; the last instalments give way first.
 */
export function instalmentsWithLateness<Term extends { dueOn: string; amount: Rupiah }>(
  terms: readonly Term[],
  parts: readonly Part[],
  today: string,
): (Term & { isLate: boolean })[] {
  const money = parts.filter((part) => part.kind === 'MONEY');
  const isOwing = money.some((part) => OWING.includes(part.state));
  const delivered = money.reduce((sum, part) => sum + part.delivered, 0n);
  const owed = money.reduce((sum, part) => sum + (ADVANCE.includes(part.state) ? part.amount : part.delivered), 0n);
  let due = 0n;
  return terms.map((term) => {
    const isOwed = due < owed;
    due += term.amount;
    const isBehind = delivered < (due < owed ? due : owed);
    return { ...term, isLate: isOwing && term.dueOn < today && isOwed && isBehind };
  });
}

/** What somebody may do with a whole pledge. */
export const PledgeAction = { EDIT: 'EDIT', SUBMIT: 'SUBMIT', WITHDRAW: 'WITHDRAW', CANCEL: 'CANCEL' } as const;
export type PledgeAction = keyof typeof PledgeAction;

/** What the viewer may do with a pledge, from what they may do with its allocations. */
export function pledgeActions(
  isOwner: boolean,
  parts: readonly { state: AllocationState; actions: readonly string[] }[],
): PledgeAction[] {
  const isDraft = parts.length > 0 && parts.every((part) => part.state === 'DRAFT');
  const may = (action: string) => parts.some((part) => part.actions.includes(action));
  return [
    ...(isOwner && isDraft ? (['EDIT', 'SUBMIT'] as const) : []),
    ...(may('WITHDRAW') ? (['WITHDRAW'] as const) : []),
    ...(may('CANCEL') ? (['CANCEL'] as const) : []),
  ];
}
