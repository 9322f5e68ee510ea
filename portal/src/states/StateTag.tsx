import Box from '@mui/material/Box';

import type { PledgeState } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';

type Tone = 'quiet' | 'info' | 'good' | 'warn' | 'bad';

/** A word in a box: the state of something. It is never a link. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Box
      component="span"
      sx={[
        {
          display: 'inline-block',
          px: 1,
          py: 0.25,
          borderRadius: 1,
          fontSize: '0.875rem',
          lineHeight: 1.5,
          border: '1px solid',
          overflowWrap: 'break-word',
        },
        tone === 'quiet' && { borderColor: 'divider', color: 'text.secondary' },
        tone === 'info' && { borderColor: 'primary.main', bgcolor: 'background.paper', color: 'primary.dark' },
        tone === 'good' && { borderColor: 'success.main', color: 'success.main' },
        tone === 'warn' && { borderColor: 'transparent', bgcolor: 'own.strip', color: 'own.stripText' },
        tone === 'bad' && { borderColor: 'error.main', color: 'error.main' },
      ]}
    >
      {children}
    </Box>
  );
}

const TONES: Record<PledgeState, Tone> = {
  DRAFT: 'quiet',
  SUBMITTED: 'info',
  WAITLISTED: 'info',
  COMMITTED: 'info',
  IN_DELIVERY: 'info',
  DELIVERED: 'info',
  VERIFIED: 'good',
  CLOSED: 'good',
  DISPUTED: 'warn',
  REJECTED: 'bad',
  WITHDRAWN: 'quiet',
  EXPIRED: 'quiet',
  CANCELLED: 'bad',
};

/** The state of a pledge or of a part of it, as people call it. */
export function StateTag({ state, hasQuestion = false }: { state: PledgeState; hasQuestion?: boolean }) {
  const say = useWords();
  if (state === 'SUBMITTED' && hasQuestion) return <Tag tone="warn">{say('states.INFO_REQUESTED')}</Tag>;
  return <Tag tone={TONES[state]}>{say(`states.${state}`)}</Tag>;
}
