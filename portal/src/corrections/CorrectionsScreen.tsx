import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { CorrectionsOfAreaDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from '../people/AreaSteps.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { CorrectionCard } from './CorrectionCard.tsx';

function Corrections() {
  const say = useWords();
  const [done, setDone] = useState<'accepted' | 'refused' | null>(null);
  const answer = useAsk(CorrectionsOfAreaDocument, { within: usePeopleArea(), lang: hubLanguage() });
  const retry = () => void answer.refetch();
  const list = answer.data?.data.corrections;
  return (
    <>
      <Box role="status">{done && <Alert sx={{ mb: 2 }}>{say(`corrections.done.${done}`)}</Alert>}</Box>
      {answer.isPending && <Loading onRetry={retry} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={retry} />}
      {answer.data && !list && <Unavailable what={say('corrections.what')} onRetry={retry} />}
      {list?.nodes.length === 0 && <Empty why={say('corrections.empty')} />}
      {list && list.nodes.length > 0 && (
        <>
          <Typography color="textSecondary" sx={{ mb: 1 }}>
            {say('corrections.count', { total: list.totalCount })}
          </Typography>
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {list.nodes.map((wanted) => (
              <CorrectionCard key={wanted.id} wanted={wanted} onDone={setDone} />
            ))}
          </Box>
        </>
      )}
    </>
  );
}

/** What people want put right in their own entry: the coordinator of the area takes it over, or says why not. */
export function CorrectionsScreen() {
  const say = useWords();
  return (
    <Page title={say('corrections.title')}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <PeopleTabs />
        <AreaSteps />
        <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('corrections.intro')}</Typography>
        <Corrections />
      </ForRole>
    </Page>
  );
}
