import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { GapDetailDocument, GapLiveDocument, type GapDetailQuery } from '../api/generated/graphql.ts';
import { listen, type LineState } from '../api/live.ts';
import { useAsk } from '../api/useAsk.ts';
import { currentLanguage } from '../language/language.ts';

/** How often is asked instead while the line is gone. */
const POLL_MS = 20_000;

/** One gap area with everything about it, and whether it moves by itself. */
export function useLiveGap(code: string) {
  const [line, setLine] = useState<LineState>('CONNECTING');
  const [movedAt, setMovedAt] = useState<Date | null>(null);
  const client = useQueryClient();
  const lang = currentLanguage() === 'en' ? 'EN' : 'ID';
  const answer = useAsk(
    GapDetailDocument,
    { code, lang },
    { isKept: true, keepsPrevious: true, ...(line === 'LOST' && { everyMs: POLL_MS }) },
  );
  const id = answer.data?.data.gapArea?.id;
  const hash = GapDetailDocument.__meta__?.['hash'];
  useEffect(() => {
    if (id === undefined) return undefined;
    return listen(
      GapLiveDocument,
      { gapAreaId: id },
      {
        onLine: setLine,
        onData: () => {
          setMovedAt(new Date());
          void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === hash });
        },
      },
    );
  }, [id, client, hash]);
  return { answer, line, movedAt };
}

export type Gap = NonNullable<GapDetailQuery['gapArea']>;
export type GapLine = NonNullable<Gap['coverage']>['lines'][number];
