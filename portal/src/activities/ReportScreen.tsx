import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { CompanyTabs } from '../pledges/CompanyTabs.tsx';
import { MyActivities } from './MyActivities.tsx';
import { ReportForm } from './ReportForm.tsx';

/** What a company did without a pledge: reported here, checked by the coordinator like any other. */
export function ReportScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page title={say('activities.title')} hasFault={hasFault}>
      <CompanyTabs />
      <Typography sx={{ mb: 1, maxWidth: '70ch' }}>{say('activities.about')}</Typography>
      <ForRole roles={['COMPANY']}>
        <Typography sx={{ mb: 3 }}>
          <PlaceLink to="/lapor/impor">{say('activities.toImport')}</PlaceLink>
        </Typography>
        <ReportForm onFault={setFault} />
        <MyActivities />
      </ForRole>
    </Page>
  );
}
