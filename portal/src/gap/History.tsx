import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { instant, zoneOf } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { FoldedSection } from './Section.tsx';
import type { Gap } from './useLiveGap.ts';

const KNOWN = ['CREATED', 'PUBLISHED', 'CHANGED', 'CLOSED', 'WITHDRAWN', 'EVIDENCE_ADDED'] as const;
const isKnown = (action: string) => KNOWN.some((known) => known === action);

/** What happened to the gap itself, newest first. */
export function History({ gap }: { gap: Gap }) {
  const say = useWords();
  return (
    <FoldedSection title={say('gap.history.title')}>
      <Box component="ol" reversed sx={{ pl: 3, m: 0, '& li': { mb: 1 } }}>
        {gap.history
          .toSorted((one, other) => other.version - one.version)
          .map(({ version, action, takenAt, reason, actorName }) => (
            <li key={version}>
              {say(isKnown(action) ? `gap.history.${action}` : 'gap.history.other')}
              <Typography variant="body2" color="text.secondary">
                {actorName && (
                  <>
                    <span lang="id">{actorName}</span>
                    {' · '}
                  </>
                )}
                {instant(takenAt, zoneOf(gap.area.code))}
                {reason && reason !== 'seed' && (
                  <>
                    {' · '}
                    <span lang="id">{reason}</span>
                  </>
                )}
              </Typography>
            </li>
          ))}
      </Box>
    </FoldedSection>
  );
}
