import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

import { MatchSuggestionsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { instant } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { shownMatches, type Earmark } from './matches.ts';
import { useSkips } from './skips.ts';
import type { Matchable } from './match.ts';
import { Suggestion } from './Suggestion.tsx';

interface SuggestionsProps {
  /** What is matched: a pool or a company, by its code. */
  subject: string;
  companyId: string;
  earmark: Earmark | null;
  pool: Matchable | null;
}

/** At most three gaps, each with its reasons; the ones put aside stand below, with why. */
export function Suggestions({ subject, companyId, earmark, pool }: SuggestionsProps) {
  const say = useWords();
  const { skips, skip, takeBack } = useSkips(subject);
  const answer = useAsk(MatchSuggestionsDocument, { companyId, lang: hubLanguage() }, { keepsPrevious: true });
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (answer.error) return <Fault fault={answer.error} onRetry={retry} />;
  const matches = answer.data.data.gapSuggestions;
  const isNameless = matches?.length !== 0 && matches?.every(({ gapArea }) => !gapArea);
  if (!matches || isNameless) return <Unavailable what={say('matching.what')} onRetry={retry} />;
  const shown = shownMatches(matches, { earmark, skipped: skips.map(({ gapId }) => gapId) });
  return (
    <>
      {shown.length === 0 && <Empty why={say('matching.none')} />}
      <Box component="ul" sx={{ p: 0, m: 0 }}>
        {shown.map((match) => {
          const gap = match.gapArea;
          if (!gap) return null;
          return (
            <Suggestion
              key={gap.id}
              match={match}
              gap={gap}
              pool={pool}
              onSkip={(reason) => skip({ gapId: gap.id, title: gap.title, reason })}
            />
          );
        })}
      </Box>
      {skips.length > 0 && (
        <Box component="details" sx={{ mt: 1 }}>
          <summary>{say('matching.skipped', { total: skips.length })}</summary>
          <Box component="ul" sx={{ pl: 2.5 }}>
            {skips.map(({ gapId, title, reason, at }) => (
              <li key={gapId}>
                <span lang="id">{title}</span>: <span lang="id">{reason}</span>{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  ({instant(at)})
                </Typography>{' '}
                <Button size="small" onClick={() => takeBack(gapId)}>
                  {say('matching.takeBack')}
                </Button>
              </li>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}
