import Box from '@mui/material/Box';

import { MatchSuggestionsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { meantFor, shownMatches, type Earmark } from './matches.ts';
import type { Matchable } from './match.ts';
import { Skipped } from './Skipped.tsx';
import { Suggestion } from './Suggestion.tsx';

interface SuggestionsProps {
  companyId: string;
  earmark: Earmark | null;
  pool: Matchable | null;
}

/** At most three gaps, each with its reasons; the ones put aside stand below, with why. */
export function Suggestions({ companyId, earmark, pool }: SuggestionsProps) {
  const say = useWords();
  const answer = useAsk(MatchSuggestionsDocument, { companyId, lang: hubLanguage() }, { keepsPrevious: true });
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (!answer.data) return <Fault fault={answer.error} onRetry={retry} />;
  const matches = answer.data.data.gapSuggestions;
  const isNameless = matches?.length !== 0 && matches?.every(({ gapArea }) => !gapArea);
  if (!matches || isNameless) return <Unavailable what={say('matching.what')} onRetry={retry} />;
  const meant = meantFor(matches, earmark);
  const shown = shownMatches(meant);
  return (
    <>
      {answer.error && <Fault fault={answer.error} at={answer.data.at} onRetry={retry} />}
      {shown.length === 0 && <Empty why={say('matching.none')} />}
      <Box component="ul" sx={{ p: 0, m: 0 }}>
        {shown.map((match) => {
          const gap = match.gapArea;
          if (!gap) return null;
          return <Suggestion key={gap.id} match={match} gap={gap} companyId={companyId} pool={pool} />;
        })}
      </Box>
      <Skipped companyId={companyId} matches={meant} />
    </>
  );
}
