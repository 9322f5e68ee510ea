import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { Unseen } from '../frame/Unseen.tsx';
import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { StateTag, Tag } from '../states/StateTag.tsx';
import type { CheckedPart } from './checkedPledge.ts';

/** Who did what with it, when, and what was before and after: the newest at the end. */
export function Trail({ history }: { history: CheckedPart['history'] }) {
  const say = useWords();
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2" id="riwayat" tabIndex={-1} sx={{ mb: 1 }}>
        {say('queue.trail.title')}
      </Typography>
      <Box component="ol" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {history?.map((step) => (
          <Box
            component="li"
            key={`${step.happenedAt} ${step.toState}`}
            sx={{ borderLeft: '3px solid', borderColor: 'own.hairline', pl: 2, pb: 1.5 }}
          >
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              {step.isUndo && <Tag tone="warn">{say('queue.trail.undo')}</Tag>}
              {step.fromState !== step.toState && (
                <>
                  <StateTag state={step.fromState} />
                  <Unseen>{say('queue.trail.becomes')}</Unseen>
                  <span aria-hidden="true">→</span>
                </>
              )}
              <StateTag state={step.toState} hasQuestion={step.info === 'ASKED'} />
              {step.info === 'ANSWERED' && <Tag tone="info">{say('queue.trail.answered')}</Tag>}
              <span>
                <span lang="id">{step.actorName}</span> · {instant(step.happenedAt)}
              </span>
            </Box>
            {step.reason && (
              <Typography lang="id" sx={{ overflowWrap: 'anywhere' }}>
                {step.reason}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
