import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { ReportGapDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { CompanyTabs } from '../pledges/CompanyTabs.tsx';
import { MyActivities } from './MyActivities.tsx';
import { ReportForm } from './ReportForm.tsx';

/** The report of what was done for one gap; a gap that is not known is said, and the free form shown. */
function ForGap({ code, onFault }: { code: string; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const answer = useAsk(ReportGapDocument, { code });
  const gap = answer.data?.data.gapArea ?? null;
  if (answer.isPending) return <Loading onRetry={() => void answer.refetch()} />;
  return (
    <>
      {!gap && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {say('activities.unknownGap', { code })}
        </Alert>
      )}
      <ReportForm gap={gap} onFault={onFault} />
    </>
  );
}

/** What a company did without a pledge: reported here, checked by the coordinator like any other. */
export function ReportScreen() {
  const say = useWords();
  const { kesenjangan } = useSearch({ from: '/lapor' });
  const [hasFault, setFault] = useState(false);
  return (
    <Page title={say('activities.title')} hasFault={hasFault}>
      <CompanyTabs />
      <Typography sx={{ mb: 1, maxWidth: '70ch' }}>{say('activities.about')}</Typography>
      <ForRole roles={['COMPANY']}>
        <Typography sx={{ mb: 3 }}>
          <PlaceLink to="/lapor/impor">{say('activities.toImport')}</PlaceLink>
        </Typography>
        {kesenjangan === undefined ? (
          <ReportForm gap={null} onFault={setFault} />
        ) : (
          <ForGap key={kesenjangan} code={kesenjangan} onFault={setFault} />
        )}
        <MyActivities />
      </ForRole>
    </Page>
  );
}
