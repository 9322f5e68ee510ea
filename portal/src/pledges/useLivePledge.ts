import { useState } from 'react';

import { PledgeDetailDocument, PledgeLiveDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { meanwhile, NOTHING_HEARD, useListening } from '../api/useListening.ts';
import { hubLanguage } from '../language/language.ts';

/** One pledge with all that hangs on it, and whether it moves by itself. */
export function useLivePledge(code: string) {
  const [live, tell] = useState(NOTHING_HEARD);
  const answer = useAsk(
    PledgeDetailDocument,
    { code, lang: hubLanguage() },
    { keepsPrevious: true, ...meanwhile(live) },
  );
  useListening(PledgeLiveDocument, answer.data?.data.pledge?.id, { shown: PledgeDetailDocument, tell });
  return { answer, live };
}
