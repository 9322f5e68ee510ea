import { useState, useSyncExternalStore } from 'react';

import { UndoAllocationStepDocument, UndoDeliveryStepDocument } from '../api/generated/graphql.ts';
import { useSend } from '../api/useSend.ts';
import { hubLanguage } from '../language/language.ts';
import { currentOffer, dropOffer, onOffer, type UndoOffer } from './undoOffers.ts';

export type UndoOutcome = { isDone: true } | { isDone: false; why: string | null };

/** The key of one undoing: the same decision undone twice is one. */
const keyOf = ({ allocations = [], delivery }: UndoOffer) =>
  ['undo', ...[...allocations, ...(delivery ? [delivery] : [])].flatMap(({ id, version }) => [id, version])]
    .join('-')
    .slice(0, 255);

/** The decision that may still be taken back, and how. */
export function useUndo() {
  const offer = useSyncExternalStore(onOffer, currentOffer);
  const parts = useSend(UndoAllocationStepDocument);
  const delivery = useSend(UndoDeliveryStepDocument);
  const [outcome, setOutcome] = useState<UndoOutcome | null>(null);

  async function sendUndo(undone: UndoOffer) {
    const idempotencyKey = keyOf(undone);
    const lang = hubLanguage();
    if (undone.delivery) {
      const { id, version } = undone.delivery;
      const input = { deliveryId: id, expectedVersion: version, idempotencyKey };
      return (await delivery.mutateAsync({ input, lang })).data.undoDeliveryStep;
    }
    const allocations = (undone.allocations ?? []).map(({ id, version }) => ({
      allocationId: id,
      expectedVersion: version,
    }));
    return (await parts.mutateAsync({ input: { allocations, idempotencyKey }, lang })).data.undoAllocationStep;
  }

  return {
    offer,
    outcome,
    isBusy: parts.isPending || delivery.isPending,
    async undo() {
      if (!offer) return;
      const answer = await sendUndo(offer).catch(() => null);
      dropOffer();
      if (!answer) return setOutcome({ isDone: false, why: null });
      setOutcome('message' in answer ? { isDone: false, why: answer.message } : { isDone: true });
    },
    close() {
      dropOffer();
      setOutcome(null);
    },
  };
}
