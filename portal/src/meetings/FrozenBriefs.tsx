import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { PlaceLink } from '../frame/Header.tsx';
import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface FrozenBriefsProps {
  briefs:
    | readonly { code: string; fiscalYear: number; frozenAt: string; area?: { name: string } | null }[]
    | null
    | undefined;
}

/** The briefs that were frozen, each the way to it. */
export function FrozenBriefs({ briefs }: FrozenBriefsProps) {
  const say = useWords();
  if (!briefs) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('meetings.briefs')}
      </Typography>
      {briefs.length === 0 && <Typography>{say('meetings.briefs.none')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.75 } }}>
        {briefs.map(({ code, fiscalYear, frozenAt, area }) => (
          <li key={code}>
            <PlaceLink to="/r/$code" params={{ code }}>
              {code}
            </PlaceLink>{' '}
            {area && <span lang="id">{area.name} · </span>}
            {say('meetings.briefs.line', { year: String(fiscalYear), at: instant(frozenAt) })}
          </li>
        ))}
      </Box>
    </Box>
  );
}
