import { useState } from 'react';

import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from '../people/AreaSteps.tsx';
import { AssignForm } from './AssignForm.tsx';

/** Asks somebody to serve where people are missing. */
export function AssignScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('deployments.assign')}
      hasFault={hasFault}
      trail={<PlaceLink to="/relawan/tugas">{say('deployments.title')}</PlaceLink>}
    >
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <AreaSteps />
        <AssignForm onFault={setFault} />
      </ForRole>
    </Page>
  );
}
