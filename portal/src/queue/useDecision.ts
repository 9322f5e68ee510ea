import { AskForInfoDocument, RejectPartDocument, VerifyPartDocument } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import { offerUndo } from '../undo/undoOffers.ts';

interface Said {
  __typename: string;
  uncovered?: number;
  allocation?: { undo?: { until: string; version: number } | null } | null;
}

/** How a decision ended: it stands, somebody was first, it no longer fits, or the hub said no. */
export type DecisionEnd = { end: 'DONE' } | { end: 'FIRST' } | { end: 'OVER'; uncovered: number } | { end: 'WRONG' };

/** The three decisions about a part of a pledge, each sent once however often it is pressed. */
export function useDecision(part: { id: string }, subject: string) {
  const say = useWords();
  const said = () => say('queue.decide.reasonLength');
  const verifying = useOnce(VerifyPartDocument, `verify ${part.id}`, {
    pick: (data) => data.verifyAllocation,
    said,
  });
  const rejecting = useOnce(RejectPartDocument, `reject ${part.id}`, {
    pick: (data) => data.rejectAllocation,
    said,
  });
  const asking = useOnce(AskForInfoDocument, `ask ${part.id}`, { pick: (data) => data.requestInfo, said });
  const allocationId = part.id;

  function endOf(result: Said | null, done: string): DecisionEnd {
    if (!result || 'message' in result) {
      if (result?.__typename === 'AllocationStateDiffers') return { end: 'FIRST' };
      if (result?.__typename === 'AllocationNoLongerFits') return { end: 'OVER', uncovered: result.uncovered ?? 0 };
      return { end: 'WRONG' };
    }
    const undo = result.allocation?.undo;
    if (undo) offerUndo({ allocations: [{ id: part.id, version: undo.version }], done, subject }, undo.until);
    return { end: 'DONE' };
  }

  return {
    isBusy: verifying.isBusy || rejecting.isBusy || asking.isBusy,
    /** What the hub had to say against it. */
    problems: [...verifying.problems, ...rejecting.problems, ...asking.problems] satisfies Problem[],
    async verify(reason: string, acceptOverCoverage: boolean) {
      const result = await verifying.send((idempotencyKey) => ({
        allocationId,
        reason,
        acceptOverCoverage,
        idempotencyKey,
      }));
      return endOf(result, 'undo.done.VERIFIED');
    },
    async reject(reason: string) {
      const result = await rejecting.send((idempotencyKey) => ({ allocationId, reason, idempotencyKey }));
      return endOf(result, 'undo.done.REJECTED');
    },
    async ask(question: string) {
      const result = await asking.send((idempotencyKey) => ({ allocationId, question, idempotencyKey }));
      return endOf(result, 'undo.done.ASKED');
    },
  };
}
