import type { PledgeState } from '../api/generated/graphql.ts';

interface Part {
  state: PledgeState;
  holdUntil?: string | null;
  infoRequest?: string | null;
}

interface Standing {
  state: PledgeState;
  allocations: readonly Part[];
  instalments: readonly { dueOn: string; isLate: boolean }[];
}

/** What a pledge waits for: the id of the words, and the day they name. */
export interface NextStep {
  words: string;
  day: string | null;
}

/** The first day that a part of it is held until; null where nothing is held. */
export function holdEnd({ allocations }: Pick<Standing, 'allocations'>): string | null {
  const days = allocations.flatMap(({ state, holdUntil }) => (state === 'SUBMITTED' && holdUntil ? [holdUntil] : []));
  return days.toSorted()[0] ?? null;
}

/** True while a coordinator waits for an answer of the company. */
export const hasQuestion = ({ allocations }: Pick<Standing, 'allocations'>): boolean =>
  allocations.some(({ state, infoRequest }) => state === 'SUBMITTED' && Boolean(infoRequest));

/** What comes next, as one sentence of the list. */
export function nextStep(pledge: Standing, today: string): NextStep {
  if (hasQuestion(pledge)) return { words: 'pledges.next.answer', day: holdEnd(pledge) };
  if (pledge.state === 'SUBMITTED') return { words: 'pledges.next.SUBMITTED', day: holdEnd(pledge) };
  if (pledge.state !== 'COMMITTED' && pledge.state !== 'IN_DELIVERY') {
    return { words: `pledges.next.${pledge.state}`, day: null };
  }
  const late = pledge.instalments.find(({ isLate }) => isLate);
  if (late) return { words: 'pledges.next.late', day: late.dueOn };
  const coming = pledge.instalments.find(({ dueOn }) => dueOn >= today);
  return coming ? { words: 'pledges.next.due', day: coming.dueOn } : { words: 'pledges.next.send', day: null };
}
