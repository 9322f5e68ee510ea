import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

import { ResumeSuggestionDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useSimple } from '../forms/useSimple.ts';
import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { Match } from './match.ts';

/** What was put aside for a company: by whom, when and why; each can be shown again. */
export function Skipped({ companyId, matches }: { companyId: string; matches: readonly Match[] }) {
  const say = useWords();
  const { send, isBusy, problems } = useSimple(ResumeSuggestionDocument, ({ resumeSuggestion }) => resumeSuggestion);
  const skipped = matches.flatMap(({ gapArea, skip }) => (gapArea && skip ? [{ gapArea, skip }] : []));
  if (skipped.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <summary>{say('matching.skipped', { total: skipped.length })}</summary>
      <ErrorSummary problems={problems} />
      <Box component="ul" sx={{ pl: 2.5, '& li': { mb: 1 } }}>
        {skipped.map(({ gapArea, skip }) => (
          <li key={gapArea.id}>
            <span lang="id">{gapArea.title}</span>: <span lang="id">{skip.reason}</span>{' '}
            <Typography component="span" variant="body2" color="textSecondary">
              (<span lang="id">{skip.actorName}</span>, {instant(skip.skippedAt)})
            </Typography>{' '}
            <Button size="small" disabled={isBusy} onClick={() => void send({ companyId, gapAreaId: gapArea.id })}>
              {say('matching.takeBack')}
            </Button>
          </li>
        ))}
      </Box>
    </Box>
  );
}
