import { useState } from 'react';

import { GapDetailDocument, GapLiveDocument, type GapDetailQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { meanwhile, NOTHING_HEARD, useListening } from '../api/useListening.ts';
import { hubLanguage } from '../language/language.ts';

/** One gap area with everything about it, and whether it moves by itself. */
export function useLiveGap(code: string) {
  const [live, tell] = useState(NOTHING_HEARD);
  const answer = useAsk(
    GapDetailDocument,
    { code, lang: hubLanguage() },
    { isKept: true, keepsPrevious: true, ...meanwhile(live) },
  );
  useListening(GapLiveDocument, answer.data?.data.gapArea?.id, { shown: GapDetailDocument, tell });
  return { answer, live };
}

export type Gap = NonNullable<GapDetailQuery['gapArea']>;
export type GapLine = NonNullable<Gap['coverage']>['lines'][number];
