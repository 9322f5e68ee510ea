import { useState } from 'react';

import { RecordVisitDocument, VisitReportsDocument, VoidVisitReportDocument } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { conflictOf, inputOf, tried, without, type Draft, type Standing } from './drafts.ts';
import { useDrafts } from './useDrafts.ts';

/** What came of a draft that could not simply be sent. */
export interface Trouble {
  problems: readonly Problem[];
  /** The other version of that day, to choose between. */
  standing: Standing | null;
}

const reportsOf = async ({ deploymentId, visitedOn }: Draft) => {
  const filter = { deploymentId, from: visitedOn, until: visitedOn };
  return (await ask(VisitReportsDocument, { filter, first: 20 })).data.visitReports?.nodes ?? [];
};

/** Sends drafts, each once; where the day was reported already, the choice is left to the one who wrote it. */
export function useSending() {
  const say = useWords();
  const { drafts, change } = useDrafts();
  const [troubles, setTroubles] = useState<ReadonlyMap<string, Trouble>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState(0);
  const record = useCommand(RecordVisitDocument, (data) => data.recordVisit);
  const voidReport = useCommand(VoidVisitReportDocument, (data) => data.voidVisitReport);
  const lang = hubLanguage();
  const note = (key: string, trouble: Trouble) => setTroubles((before) => new Map(before).set(key, trouble));

  async function put(draft: Draft) {
    await change((now) => tried(now, draft.key));
    const { problems } = await record({ input: inputOf(draft), lang });
    if (problems.length > 0) return note(draft.key, { problems, standing: null });
    await change((now) => without(now, draft.key));
    return setSent((before) => before + 1);
  }
  async function send(draft: Draft) {
    try {
      const standing = conflictOf(draft, draft.isTried ? [] : await reportsOf(draft));
      if (standing) return note(draft.key, { problems: [], standing });
      return await put(draft);
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      return note(draft.key, { problems: [{ field: null, message: say('forms.offline') }], standing: null });
    }
  }
  async function busily(work: () => Promise<unknown>) {
    if (isBusy) return;
    setBusy(true);
    setTroubles(new Map());
    setSent(0);
    await work();
    setBusy(false);
  }
  return {
    drafts,
    troubles,
    isBusy,
    sent,
    add: (draft: Draft) => change((now) => [...now, draft]),
    drop: (key: string) => change((now) => without(now, key)),
    sendAll: () =>
      busily(async () => {
        for (const draft of drafts) await send(draft);
      }),
    /** Both versions stand: two visits on one day. */
    sendToo: (draft: Draft) => busily(() => put(draft)),
    /** This version stands, the other one is declared void. */
    replace: (draft: Draft, { id }: Standing) =>
      busily(async () => {
        const input = { visitId: id, reason: say('visits.replaced'), idempotencyKey: `${draft.key}-void` };
        const { problems } = await voidReport({ input, lang });
        if (problems.length > 0) note(draft.key, { problems, standing: null });
        else await put(draft);
      }),
  };
}
