import { useEffect, useState, useSyncExternalStore } from 'react';

import { normalRupiah } from '../amounts/parseRupiah.ts';
import { useOnline } from '../frame/useOnline.ts';
import { currentLanguage } from '../language/language.ts';
import { useSession } from '../session/useSession.ts';
import { beginWith, draftFor, takenOver, type ServerDraft, type StartGap } from './beginning.ts';
import type { Beginning } from './changes.ts';
import { DraftKeeper } from './DraftKeeper.ts';
import { rupiahOf, type Typed } from './typed.ts';

/** The gap as it is now, for the chosen need. */
export const beginningOf = ({ status, deadline, needLines }: StartGap, lineId: string): Beginning => ({
  status,
  deadline: deadline ?? null,
  need: needLines.find(({ id }) => id === lineId)?.need ?? null,
});

interface DraftPlace {
  gap: StartGap;
  /** Null where the hub could not say. */
  drafts: readonly ServerDraft[] | null;
  from: string | undefined;
  /** Asks the hub again; always the same function. */
  onRefresh: () => unknown;
}

/** The draft of a new pledge: what is typed, the need it is for, and where it lies. */
export function useDraft({ gap, drafts, from, onRefresh }: DraftPlace) {
  const subject = useSession().subject ?? '';
  const isOnline = useOnline();
  const place = { subject, gapCode: gap.code, lines: gap.needLines };
  const [keeper, setKeeper] = useState(() => new DraftKeeper(place, beginWith({ subject, gap, drafts, from })));
  const { draft, status, otherVersion } = useSyncExternalStore(keeper.follow, keeper.now);
  useEffect(() => () => keeper.stop(), [keeper]);
  useEffect(() => {
    // What could not be saved is saved when the line is back; it is only a draft, nothing is sent to anybody.
    if (isOnline && keeper.now().status === 'OFFLINE') void keeper.save();
  }, [isOnline, keeper]);
  useEffect(() => {
    // To choose between two versions, the other one has to be at hand.
    if (status === 'CONFLICT') onRefresh();
  }, [status, onRefresh]);
  const normal = (text: string) => {
    const amount = rupiahOf(text, currentLanguage());
    return amount === null ? text : normalRupiah(amount, currentLanguage());
  };
  const line = gap.needLines.find(({ id }) => id === draft.typed.lineId);
  const server = drafts && draftFor(gap.code, drafts);
  return {
    ...draft,
    status,
    otherVersion,
    line,
    keeper,
    change: (part: Partial<Typed>) => keeper.change(part),
    /** Chooses a need; the draft remembers what the gap was like then. */
    choose: (lineId: string) => {
      keeper.change({ lineId });
      const kind = gap.needLines.find(({ id }) => id === lineId)?.kind ?? null;
      keeper.note({ beginning: beginningOf(gap, lineId), kind });
    },
    /** Writes what was typed as the hub will have it. */
    normalise: () => {
      const { amount, value, instalments } = keeper.now().draft.typed;
      keeper.change({
        amount: line?.kind === 'MONEY' ? normal(amount) : amount,
        value: normal(value),
        instalments: instalments.map((one) => ({ ...one, amount: normal(one.amount) })),
      });
      void keeper.save();
    },
    takeServers: () => {
      if (!server) return;
      keeper.stop();
      const taken = takenOver(server, gap.needLines, keeper.now().draft);
      setKeeper(new DraftKeeper(place, { draft: taken, status: 'SAVED', otherVersion: null }));
    },
    hasServers: server !== undefined && server !== null,
  };
}

export type Draft = ReturnType<typeof useDraft>;
