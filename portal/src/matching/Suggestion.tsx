import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { SkipSuggestionDocument } from '../api/generated/graphql.ts';
import { useSimple } from '../forms/useSimple.ts';
import { count, day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { ReasonForm } from '../queue/ReasonForm.tsx';
import { AllocateForm } from './AllocateForm.tsx';
import { addsUp, signed } from './matches.ts';
import type { Match, Matchable, MatchedGap } from './match.ts';

function Reasons({ match }: { match: Match }) {
  const say = useWords();
  return (
    <>
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {match.reasons.map(({ factor, points, message }) => (
          <li key={factor}>
            {message} <strong className="figure">({signed(points)})</strong>
          </li>
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {addsUp(match)
          ? say('matching.sum', {
              sum: match.reasons.map(({ points }) => signed(points)).join(' '),
              score: count(match.score),
              version: match.weightsVersion,
            })
          : say('matching.noSum')}
      </Typography>
    </>
  );
}

/** A message to the company, with the way to the gap area. */
const messageOf = ({ code, title }: MatchedGap) =>
  `https://wa.me/?text=${encodeURIComponent(`${title} ${window.location.origin}/kesenjangan/${code}`)}`;

interface SuggestionProps {
  match: Match;
  gap: MatchedGap;
  companyId: string;
  /** The money that is matched; without it the company can only be told. */
  pool: Matchable | null;
}

/** One gap that would fit, why, and the two things to do with it. */
export function Suggestion({ match, gap, companyId, pool }: SuggestionProps) {
  const say = useWords();
  const [open, setOpen] = useState<'choose' | 'skip' | null>(null);
  const skipping = useSimple(
    SkipSuggestionDocument,
    ({ skipSuggestion }) => skipSuggestion,
    () => say('queue.decide.reasonLength'),
  );
  const close = () => setOpen(null);
  return (
    <Paper
      component="li"
      sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline', overflowWrap: 'anywhere' }}
    >
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        <Link href={`/kesenjangan/${gap.code}`} lang="id">
          {gap.title}
        </Link>
      </Typography>
      <Typography variant="body2">
        <span lang="id">{gap.area.name}</span> · {gap.category.label} · {say('matching.open')} {rupiah(match.open)}
        {gap.deadline && ` · ${say('matching.deadline', { day: day(gap.deadline) })}`}
      </Typography>
      <Typography sx={{ mt: 1, fontWeight: 600 }}>{say('matching.score', { score: count(match.score) })}</Typography>
      <Reasons match={match} />
      {open === null && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1.5 }}>
          {pool ? (
            <Button variant="contained" onClick={() => setOpen('choose')}>
              {say('matching.choose')}
            </Button>
          ) : (
            <Button variant="contained" href={messageOf(gap)} target="_blank" rel="noreferrer">
              {say('matching.tell')}
            </Button>
          )}
          <Button variant="outlined" onClick={() => setOpen('skip')}>
            {say('matching.skip')}
          </Button>
        </Box>
      )}
      {open === 'choose' && pool && <AllocateForm pool={pool} match={match} gap={gap} onClose={close} />}
      {open === 'skip' && (
        <ReasonForm
          id={`lewati-${gap.id}`}
          label={say('matching.skipReason')}
          hint={say('matching.skipHint')}
          send={say('matching.skipNow')}
          isBusy={skipping.isBusy}
          problems={skipping.problems}
          onSend={(reason) => void skipping.send({ companyId, gapAreaId: gap.id, reason })}
          onCancel={close}
        />
      )}
    </Paper>
  );
}
