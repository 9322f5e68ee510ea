import { AmendPledgeDocument, type AmendPledgeInput } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { count, rupiah } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { fieldOf, type Part } from './amending.ts';

interface Sent {
  problems: Problem[];
  /** True where the pledge was changed since it was opened. */
  isConflict: boolean;
}

/** Sends a change of amounts and says at which field the hub refuses it. */
export function useAmending(parts: readonly Part[]): (input: AmendPledgeInput) => Promise<Sent> {
  const say = useWords();
  const send = useCommand(AmendPledgeDocument, ({ amendPledge }) => amendPledge);
  const show = (id: string, amount: number) =>
    parts.find((part) => part.id === id)?.kind === 'MONEY' ? rupiah(amount) : count(amount);
  return async (input) => {
    const { result, problems } = await send({ input, lang: hubLanguage() });
    const [first, ...others] = input.changes;
    const only = first && others.length === 0 ? String(first.allocationId) : undefined;
    if (result?.__typename === 'AmendmentBelowDelivered') {
      const message = say('pledges.amend.belowSent', { sent: show(result.allocationId, result.sent) });
      return { problems: [{ field: fieldOf(result.allocationId), message }], isConflict: false };
    }
    if (result?.__typename === 'GapHasLessOpen' && only !== undefined) {
      const message = say('pledges.amend.lessOpen', { open: show(only, result.lines[0]?.open ?? 0) });
      return { problems: [{ field: fieldOf(only), message }], isConflict: false };
    }
    return { problems, isConflict: result?.__typename === 'VersionConflict' };
  };
}
