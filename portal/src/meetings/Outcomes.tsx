import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { useWords } from '../language/useWords.ts';
import { AddOutcome } from './AddOutcome.tsx';
import type { Meeting } from './MeetingScreen.tsx';
import { MeetingSection } from './MeetingSection.tsx';
import { OutcomeCard, type Outcome } from './OutcomeCard.tsx';
import { TellOutcome } from './TellOutcome.tsx';

interface OutcomesProps {
  meeting: Meeting;
  kind: 'RECOMMENDATION' | 'COMMITMENT';
  mayWrite: boolean;
}

const isOpen = ({ status }: Outcome) => status === 'OPEN' || status === 'IN_PROGRESS';

/** What the meeting recommends, or what was promised at it. */
export function Outcomes({ meeting, kind, mayWrite }: OutcomesProps) {
  const say = useWords();
  const [isAdding, setAdding] = useState(false);
  const [telling, setTelling] = useState<Outcome | null>(null);
  const isRecommendation = kind === 'RECOMMENDATION';
  const outcomes: readonly Outcome[] = isRecommendation ? meeting.recommendations : meeting.commitments;
  return (
    <MeetingSection title={say(`meetings.outcomes.${kind}`)}>
      {outcomes.length === 0 && <Typography sx={{ mb: 1.5 }}>{say(`meetings.outcomes.${kind}.none`)}</Typography>}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {outcomes.map((outcome) => (
          <OutcomeCard key={outcome.code} outcome={outcome}>
            {mayWrite && isRecommendation && isOpen(outcome) && (
              <Button size="small" sx={{ mt: 1 }} onClick={() => setTelling(outcome)}>
                {say('meetings.tell')}
              </Button>
            )}
          </OutcomeCard>
        ))}
      </Box>
      {mayWrite && (
        <Button variant="outlined" onClick={() => setAdding(true)}>
          {say(`meetings.add.${kind}`)}
        </Button>
      )}
      {isAdding && <AddOutcome meeting={meeting} kind={kind} onClose={() => setAdding(false)} />}
      {telling && <TellOutcome outcome={telling} kind={kind} meetingId={null} onClose={() => setTelling(null)} />}
    </MeetingSection>
  );
}
