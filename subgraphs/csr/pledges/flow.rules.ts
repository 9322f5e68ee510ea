import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';

/** Whether an amount is new to the hub. */
export const Flow = { NEW_MONEY: 'NEW_MONEY', PASS_THROUGH: 'PASS_THROUGH', CARRY_OVER: 'CARRY_OVER' } as const;
export type Flow = keyof typeof Flow;

/** Where an amount that is not new comes from. */
export interface Origin {
  passedOnFrom?: { pledgeId?: string | null; giver?: string | null } | null;
  carriedOverFrom?: { pledgeId?: string | null; fiscalYear?: number | null } | null;
}

/** The pledge an amount comes from, where one is named. */
export const originOf = ({ passedOnFrom, carriedOverFrom }: Origin): string | null =>
  passedOnFrom?.pledgeId ?? carriedOverFrom?.pledgeId ?? null;

/** Everything wrong with where an amount is said to come from. */
export function problemsOfOrigin({ flow, passedOnFrom, carriedOverFrom }: Origin & { flow?: Flow }) {
  const hasGiver = Boolean(passedOnFrom?.pledgeId) || Boolean(passedOnFrom?.giver);
  const hasYear = Boolean(carriedOverFrom?.pledgeId) || Boolean(carriedOverFrom?.fiscalYear);
  const found = [
    passedOnFrom && flow !== 'PASS_THROUGH' && ['passedOnFrom', 'FLOW_DIFFERS', 'goes with the flow PASS_THROUGH.'],
    carriedOverFrom && flow !== 'CARRY_OVER' && ['carriedOverFrom', 'FLOW_DIFFERS', 'goes with the flow CARRY_OVER.'],
    passedOnFrom && !hasGiver && ['passedOnFrom', 'REQUIRED', 'names a pledge or a giver.'],
    carriedOverFrom && !hasYear && ['carriedOverFrom', 'REQUIRED', 'names a pledge or a fiscal year.'],
  ];
  return found.flatMap((one) => (one ? [{ field: one[0] ?? '', code: one[1] ?? '', message: one[2] ?? '' }] : []));
}

/** An amount of one kind, item and unit. */
export interface Counted {
  kind: NeedKind;
  item: string | null;
  unit: string;
  amount: Amount;
}

/** Money is money, whatever its need line or its pool calls the unit. */
const placeOf = ({ kind, item, unit }: Counted): string => JSON.stringify([kind, item, kind === 'MONEY' ? null : unit]);

/** Why no more may be handed on or carried over from a pledge: it has left less than that. */
export function refuseBeyondOrigin(originPledgeId: string, wanted: readonly Counted[], left: readonly Counted[]) {
  const rest = new Map(left.map((one) => [placeOf(one), one.amount]));
  for (const one of wanted) rest.set(placeOf(one), (rest.get(placeOf(one)) ?? 0n) - one.amount);
  if ([...rest.values()].every((amount) => amount >= 0n)) return null;
  return {
    __typename: 'OriginHasLess',
    code: 'ORIGIN_HAS_LESS',
    originPledgeId,
    words: {
      ID: 'Ikrar asal menyisakan kurang dari jumlah ini. Kurangi jumlahnya, atau sebut asal yang lain.',
      EN: 'The pledge it comes from has left less than this. Lower the amount, or name another origin.',
    },
  } as const satisfies RefusalReason & { originPledgeId: string };
}

/** What is left of a pledge after some of it was handed on or carried over. */
export function leftAfter(left: readonly Counted[], taken: readonly Counted[]): Counted[] {
  return left.map((one) => ({
    ...one,
    amount: taken
      .filter((other) => placeOf(other) === placeOf(one))
      .reduce((rest, { amount }) => rest - amount, one.amount),
  }));
}
