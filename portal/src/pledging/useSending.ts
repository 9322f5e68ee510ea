import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { SendNewPledgeDocument, type OnShortfall, type SendNewPledgeMutation } from '../api/generated/graphql.ts';
import { HubFault } from '../api/request.ts';
import { useSend } from '../api/useSend.ts';
import { problemsOf, type Problem } from '../forms/problems.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import type { Draft } from './useDraft.ts';

/** Why a pledge was not sent. */
export type Unsent =
  | { kind: 'LESS'; open: number; at: Date }
  | { kind: 'CLOSED' | 'REFUSED'; message: string }
  | { kind: 'LINE_GONE' }
  | { kind: 'WRONG'; problems: readonly Problem[] };

type Result = SendNewPledgeMutation['submitPledge'];

function unsentOf(result: Exclude<Result, { __typename: 'PledgeSubmitted' }>, lineId: string): Unsent {
  if (result.__typename === 'GapHasLessOpen') {
    const open = result.lines.find(({ needLineId }) => needLineId === lineId)?.open ?? 0;
    return { kind: 'LESS', open, at: new Date() };
  }
  return { kind: result.__typename === 'GapTakesNoPledges' ? 'CLOSED' : 'REFUSED', message: result.message };
}

/** Those refusals that say: it was sent already, by an earlier press or another page. */
const SENT = ['PledgeAlreadySubmitted', 'IdempotencyKeyReused'] as const;

/** Sends the pledge, once: the draft is saved first, then submitted under the key that was made with the form. */
export function useSending(draft: Draft, onFault: (isFaulty: boolean) => void) {
  const say = useWords();
  const navigate = useNavigate();
  const send = useSend(SendNewPledgeDocument);
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fail = (why: Unsent) => {
    setUnsent(why);
    onFault(true);
  };
  const leave = async (code: string | null) => {
    draft.keeper.forget();
    await navigate({ to: '/ikrar/$code/terkirim', params: { code: code ?? '' }, replace: true });
  };

  async function submit(onShortfall: OnShortfall): Promise<void> {
    await draft.keeper.save();
    const { draft: kept, status } = draft.keeper.now();
    if (status === 'SENT') return leave(kept.code);
    if (status === 'OFFLINE' || status === 'CONFLICT') return fail({ kind: 'LINE_GONE' });
    if (kept.pledgeId === null || status === 'REFUSED')
      return fail({ kind: 'REFUSED', message: say('pledging.saved.REFUSED') });
    const input = { pledgeId: kept.pledgeId, onShortfall, idempotencyKey: `${kept.sendKey}-${onShortfall}` };
    const { data } = await send.mutateAsync({ input, lang: currentLanguage() === 'en' ? 'EN' : 'ID' });
    const result = data.submitPledge;
    if (result.__typename === 'PledgeSubmitted') return leave(result.pledge?.code ?? kept.code);
    if (SENT.some((one) => one === result.__typename)) return leave(kept.code);
    fail(unsentOf(result, kept.typed.lineId));
  }

  return {
    unsent,
    isBusy,
    send: async (onShortfall: OnShortfall) => {
      if (isBusy) return;
      setBusy(true);
      setUnsent(null);
      onFault(false);
      try {
        await submit(onShortfall);
      } catch (error) {
        if (!(error instanceof HubFault)) throw error;
        const isGone = ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(error.code);
        const problems = () => problemsOf(error, () => say('pledging.problem.hub'), say('frame.fault.other'));
        fail(isGone ? { kind: 'LINE_GONE' } : { kind: 'WRONG', problems: problems() });
      } finally {
        setBusy(false);
      }
    },
  };
}

export type Sending = ReturnType<typeof useSending>;
