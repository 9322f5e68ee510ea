import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from '../people/AreaSteps.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { Reports } from './Reports.tsx';
import { useSending } from './useSending.ts';
import { VisitForm } from './VisitForm.tsx';
import { Waiting } from './Waiting.tsx';

function Attendance({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const sending = useSending();
  return (
    <>
      <PeopleTabs />
      <AreaSteps />
      <Typography sx={{ mb: 2.5, maxWidth: '70ch' }}>{say('visits.text')}</Typography>
      <VisitForm onKeep={sending.add} onFault={onFault} />
      <Waiting sending={sending} />
      <Reports />
    </>
  );
}

/** Who was there and for how long: written down without a line, sent with a tap once there is one. */
export function VisitsScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page title={say('visits.title')} hasFault={hasFault}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <Attendance onFault={setFault} />
      </ForRole>
    </Page>
  );
}
