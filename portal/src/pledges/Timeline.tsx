import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { whatHappened, type Moment } from './timeline.ts';

/** What happened, who did it and why, the newest first. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  const say = useWords();
  if (moments.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.timeline')}
      </Typography>
      <Box component="ol" sx={{ pl: 2, m: 0, listStyle: 'none', borderLeft: '3px solid', borderColor: 'own.hairline' }}>
        {moments.map((moment) => (
          <Box component="li" key={`${moment.happenedAt} ${moment.toState} ${moment.place}`} sx={{ pb: 1.5 }}>
            <strong>{say(whatHappened(moment))}</strong>
            {moment.place && (
              <>
                {' · '}
                <span lang="id">{moment.place}</span>
              </>
            )}
            <Typography variant="body2" color="text.secondary">
              {instant(moment.happenedAt)} · <span lang="id">{moment.actorName}</span>
            </Typography>
            {moment.reason && (
              <Typography variant="body2" lang="id">
                “{moment.reason}”
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
