import * as v from 'valibot';

import type { PledgeDetailQuery, PledgeState } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import type { Language } from '../language/languages.ts';
import { amountSchema, amountTyped } from '../quantities/readAmount.ts';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;
export type Part = Pledge['allocations'][number];

const AMENDABLE: readonly PledgeState[] = ['SUBMITTED', 'WAITLISTED', 'COMMITTED', 'IN_DELIVERY'];

/** The parts whose amounts may still change. */
export const amendableParts = ({ allocations }: Pick<Pledge, 'allocations'>): Part[] =>
  allocations.filter(({ state }) => AMENDABLE.includes(state));

/** True where the company may change amounts. */
export const isAmendable = (pledge: Pledge): boolean =>
  pledge.viewerCan.some((action) => action === 'WITHDRAW' || action === 'CANCEL') && amendableParts(pledge).length > 0;

export interface AmendForm {
  reason: string;
  /** What is typed for each part, by its id. */
  amounts: Record<string, string>;
}

/** Each amendable part has an amount of its own kind. */
export const amendSchema = (parts: readonly Part[], language: Language) =>
  v.object({
    amounts: v.object(Object.fromEntries(parts.map(({ id, kind }) => [id, amountSchema(kind, language)]))),
    reason: v.pipe(v.string(), v.trim(), v.minLength(3, 'forms.reasonShort'), v.maxLength(1000)),
  });

export const fieldOf = (id: string): string => `jumlah-${id}`;

/** The changes that were typed: parts left as they are change nothing. */
export function changesOf(parts: readonly Part[], amounts: AmendForm['amounts'], language: Language) {
  return parts.flatMap((part) => {
    const amount = amountTyped(part.kind, amounts[part.id] ?? '', language);
    return amount === part.amount ? [] : [{ allocationId: part.id, amount }];
  });
}

/** What of the typed form has to be put right, each at its field. */
export function problemsOfForm(
  errors: { amounts?: Record<string, { message?: string } | undefined>; reason?: { message?: string } },
  say: (id: string) => string,
): Problem[] {
  const amounts = Object.entries(errors.amounts ?? {}).flatMap(([id, error]) =>
    error?.message ? [{ field: fieldOf(id), message: say(error.message) }] : [],
  );
  return errors.reason?.message ? [...amounts, { field: 'alasan', message: say(errors.reason.message) }] : amounts;
}
