import Box from '@mui/material/Box';

import type { PledgePartFragment } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { AnswerForm } from './AnswerForm.tsx';

/** What the coordinator asked about a part, and what the company answered; nothing where nothing was asked. */
export function Question({ part }: { part: PledgePartFragment }) {
  const say = useWords();
  const { id, infoRequest, infoAnswer, viewerCan } = part;
  if (infoRequest === null && infoAnswer === null) return null;
  return (
    <Box role="status">
      {infoRequest !== null && (
        <Box sx={{ border: '1px solid', borderColor: 'warning.main', borderRadius: 1, p: 1.5, my: 1.5 }}>
          <strong>{say('pledges.part.question')}</strong> <span lang="id">{infoRequest}</span>
          {viewerCan.includes('ANSWER_INFO') && (
            <AnswerForm key={infoRequest} allocationId={id} question={infoRequest} />
          )}
        </Box>
      )}
      {infoRequest === null && (
        <Box sx={{ bgcolor: 'own.tint', borderRadius: 1, p: 1.5, my: 1.5 }}>
          <strong>{say('pledges.part.answered')}</strong> <span lang="id">{infoAnswer}</span>
        </Box>
      )}
    </Box>
  );
}
