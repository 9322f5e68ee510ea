import { useState } from 'react';

import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { MeetingFields } from './MeetingFields.tsx';
import { WRITERS } from './writers.ts';

/** Puts a meeting on record, held or still to come. */
export function RecordMeetingScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('meetings.record')}
      hasFault={hasFault}
      trail={<PlaceLink to="/rakor">{say('frame.place.meetings')}</PlaceLink>}
    >
      <ForRole roles={WRITERS}>
        <MeetingFields onFault={setFault} />
      </ForRole>
    </Page>
  );
}
