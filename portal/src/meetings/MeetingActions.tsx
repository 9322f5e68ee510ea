import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { ChangeMeeting } from './ChangeMeeting.tsx';
import type { Meeting } from './MeetingScreen.tsx';

/** What those who look after the area can do with a meeting. Its record may change only before it is held. */
export function MeetingActions({ meeting }: { meeting: Meeting }) {
  const say = useWords();
  const [isChanging, setChanging] = useState(false);
  const isAhead = Boolean(meeting.startsOn && meeting.startsOn > today());
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 1 }}>
      <ButtonLink variant="contained" to="/rakor/bahan" search={{ rapat: meeting.code }}>
        {say('meetings.build')}
      </ButtonLink>
      {isAhead && (
        <Button variant="outlined" onClick={() => setChanging(true)}>
          {say('meetings.change')}
        </Button>
      )}
      {isChanging && <ChangeMeeting meeting={meeting} onClose={() => setChanging(false)} />}
    </Box>
  );
}
