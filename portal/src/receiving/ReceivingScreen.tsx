import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { DeliveriesToReceiveDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { WithinChoice } from '../queue/WithinChoice.tsx';
import { WorkList } from '../queue/WorkList.tsx';
import { useWithin } from '../queue/useWithin.ts';
import { RECEIVERS } from '../queue/within.ts';
import { ReceivingCard } from './ReceivingCard.tsx';

function Arrivals({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const within = useWithin(RECEIVERS);
  const [open, setOpen] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const answer = useAsk(DeliveriesToReceiveDocument, { within }, { keepsPrevious: true, everyMs: 60_000 });
  return (
    <>
      <WithinChoice roles={RECEIVERS} />
      <Box role="status">{isDone && <Alert sx={{ mb: 2 }}>{say('receiving.done')}</Alert>}</Box>
      <WorkList
        answer={answer}
        pick={({ deliveries }) => deliveries}
        what={say('receiving.what')}
        empty={say('receiving.empty')}
      >
        {(rows) => (
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {rows.map((delivery) => (
              <ReceivingCard
                key={delivery.id}
                delivery={delivery}
                isOpen={open === delivery.id}
                onOpen={(isOpen) => {
                  setDone(false);
                  onFault(false);
                  setOpen(isOpen ? delivery.id : null);
                }}
                onFault={onFault}
                onDone={() => {
                  setOpen(null);
                  setDone(true);
                }}
              />
            ))}
          </Box>
        )}
      </WorkList>
    </>
  );
}

/** What companies sent and is on its way: the area's officer says when it came and who took it over. */
export function ReceivingScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page title={say('receiving.title')} hasFault={hasFault}>
      <ForRole roles={['PROGRAM_OFFICER', 'PILLAR_COORDINATOR', 'ADMIN']}>
        <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('receiving.intro')}</Typography>
        <Arrivals onFault={setFault} />
      </ForRole>
    </Page>
  );
}
