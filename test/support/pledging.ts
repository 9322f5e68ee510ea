import { randomUUID } from 'node:crypto';

import type { Answer, Ask } from './client.ts';

const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) {
  __typename
  ... on PledgeSubmitted { replayed outcome pledge { id code allocations { id state amount requestedAmount } } }
  ... on GapHasLessOpen { lines { needLineId open } }
  ... on Refusal { code message(lang: EN) }
} }`;

export type OnShortfall = 'REFUSE' | 'PARTIAL' | 'WAITLIST';

export interface Offer {
  needLineId: string;
  amount: number;
  onShortfall?: OnShortfall;
  key?: string;
}

export interface Submitted {
  __typename: string;
  code?: string;
  replayed?: boolean;
  outcome?: string;
  pledge?: { id: string; code: string; allocations: { id: string; state: string; amount: number }[] };
  lines?: { needLineId: string; open: number }[];
}

/** What `submitPledge` wants for one amount towards one need line. */
export const offerInput = ({ needLineId, amount, onShortfall = 'REFUSE', key = randomUUID() }: Offer) => ({
  onShortfall,
  idempotencyKey: key,
  pledge: { allocations: [{ needLineId, amount }] },
});

/** Submits one amount towards one need line. */
export async function submit(ask: Ask, offer: Offer): Promise<{ outcome: Submitted | null; answer: Answer }> {
  const answer = await ask(SUBMIT, { input: offerInput(offer) });
  return { outcome: answer.data?.['submitPledge'] ?? null, answer };
}

/** Runs work items a few at a time, as so many users would. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let taken = 0;
  await Promise.all(
    Array.from({ length: Math.min(width, items.length) }, async () => {
      while (taken < items.length) {
        const index = taken;
        taken += 1;
        const item = items[index];
        if (item !== undefined) results[index] = await work(item, index);
      }
    }),
  );
  return results;
}
