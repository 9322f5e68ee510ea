import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { BriefPreviewQuery } from '../api/generated/graphql.ts';
import { Figure, Loading } from '../frame/States.tsx';
import { count, day, rupiah, today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface BriefPreviewProps {
  answer: BriefPreviewQuery | undefined;
  isPending: boolean;
  year: number;
}

/** What the brief would hold if it were frozen now. */
export function BriefPreview({ answer, isPending, year }: BriefPreviewProps) {
  const say = useWords();
  if (isPending) return <Loading />;
  const summary = answer?.compareAreas?.[0];
  const figures = [
    { name: 'gaps', value: summary?.gapCount, show: count },
    { name: 'need', value: summary?.moneyNeed, show: rupiah },
    { name: 'left', value: summary?.moneyUncovered, show: rupiah },
    { name: 'people', value: summary?.missingPersonnel, show: count },
    { name: 'recommendations', value: answer?.meetingRecommendations?.totalCount, show: count },
    { name: 'commitments', value: answer?.meetingCommitments?.totalCount, show: count },
  ] as const;
  return (
    <Paper component="section" sx={{ p: 2.5, alignSelf: 'start' }} aria-labelledby="pratinjau">
      <Typography variant="h2" id="pratinjau" sx={{ mb: 0.5 }}>
        {say('briefs.preview')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
        <span lang="id">{answer?.area?.name}</span> ·{' '}
        {say('briefs.preview.when', { year: String(year), day: day(today()) })}
      </Typography>
      {summary?.gapCount === 0 && <Typography sx={{ mb: 2 }}>{say('briefs.preview.empty')}</Typography>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
        {figures.map(({ name, value, show }) => (
          // A long amount in large letters stands below its name.
          <Box key={name} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, minWidth: 0 }}>
            <dt>{say(`briefs.preview.${name}`)}</dt>
            <Box
              component="dd"
              sx={{ m: 0, ml: 'auto', minWidth: 0, textAlign: 'right', fontWeight: 600, overflowWrap: 'anywhere' }}
            >
              <Figure value={value} show={show} />
            </Box>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
