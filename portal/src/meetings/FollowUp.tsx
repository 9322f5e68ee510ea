import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { MeetingDays } from './MeetingDays.tsx';
import type { Meeting } from './MeetingScreen.tsx';
import { MeetingSection } from './MeetingSection.tsx';
import { OutcomeCard, type Outcome } from './OutcomeCard.tsx';
import { TellOutcome } from './TellOutcome.tsx';

type Carried = Meeting['followsUp'][number];
type Telling = { outcome: Outcome; kind: 'RECOMMENDATION' | 'COMMITMENT' };

function tellingOf({ recommendation, commitment }: Carried): Telling | null {
  if (recommendation) return { outcome: recommendation, kind: 'RECOMMENDATION' };
  return commitment ? { outcome: commitment, kind: 'COMMITMENT' } : null;
}

/** What earlier meetings had left open, what this one was told of each, and the meetings that came after. */
export function FollowUp({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const say = useWords();
  const [telling, setTelling] = useState<Telling | null>(null);
  return (
    <MeetingSection title={say('meetings.followUp')}>
      {meeting.followsUp.length === 0 && (
        <Typography>{say(meeting.follows ? 'meetings.followUp.none' : 'meetings.followUp.first')}</Typography>
      )}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {meeting.followsUp.map((carried) => {
          const one = tellingOf(carried);
          if (!one) return null;
          return (
            <OutcomeCard key={one.outcome.code} outcome={one.outcome}>
              <Typography variant="body2" sx={{ mt: 1 }}>
                {say('meetings.followUp.before', { status: say(`meetings.status.${carried.statusBefore}`) })}{' '}
                {!carried.told && say('meetings.followUp.untold')}
              </Typography>
              {mayWrite && (one.outcome.status === 'OPEN' || one.outcome.status === 'IN_PROGRESS') && (
                <Button size="small" sx={{ mt: 1 }} onClick={() => setTelling(one)}>
                  {say('meetings.followUp.tell')}
                </Button>
              )}
            </OutcomeCard>
          );
        })}
      </Box>
      {meeting.followedBy.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {say('meetings.followedBy')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {meeting.followedBy.map(({ code, title, startsOn }) => (
              <li key={code}>
                <PlaceLink to="/rakor/$code" params={{ code }} lang="id">
                  {title}
                </PlaceLink>{' '}
                <MeetingDays meeting={{ startsOn: startsOn ?? null, year: 0 }} />
              </li>
            ))}
          </Box>
        </Box>
      )}
      {telling && <TellOutcome {...telling} meetingId={meeting.id} onClose={() => setTelling(null)} />}
    </MeetingSection>
  );
}
