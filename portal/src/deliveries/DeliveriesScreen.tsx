import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { PledgeDeliveriesDocument, type PledgeDeliveriesQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty } from '../frame/States.tsx';
import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { UnknownPledge } from '../pledges/UnknownPledge.tsx';
import { Progress } from '../quantities/Progress.tsx';
import { Quantity } from '../quantities/Quantity.tsx';
import { DeliveryCard } from './DeliveryCard.tsx';
import { RecordDelivery } from './RecordDelivery.tsx';

type Pledge = NonNullable<PledgeDeliveriesQuery['pledge']>;
type Part = Pledge['allocations'][number];

/** The parts of a pledge to choose from; one part needs no choice. */
function Parts({ pledge, chosen }: { pledge: Pledge; chosen: Part }) {
  const say = useWords();
  if (pledge.allocations.length < 2) return null;
  return (
    <Box component="nav" aria-label={say('deliveries.parts')} sx={{ mb: 2 }}>
      {pledge.allocations.map(({ id, gapArea }) => (
        <Box key={id}>
          <PlaceLink
            to="/ikrar/$code/penyaluran"
            params={{ code: pledge.code }}
            search={{ bagian: id }}
            lang="id"
            {...(id === chosen.id && { 'aria-current': 'true' })}
            sx={{ '&[aria-current]': { fontWeight: 700 } }}
          >
            {gapArea?.title ?? NO_FIGURE}
          </PlaceLink>
        </Box>
      ))}
    </Box>
  );
}

function Standing({ part }: { part: Part }) {
  const say = useWords();
  return (
    <Box sx={{ bgcolor: 'own.tint', borderRadius: 1, p: 2, mb: 3 }}>
      <Typography lang="id" sx={{ fontWeight: 600 }}>
        {part.gapArea?.title ?? NO_FIGURE}
      </Typography>
      <Typography sx={{ mb: 1 }}>
        {say('deliveries.received')} <Quantity {...part} item={null} amount={part.delivered} /> {say('deliveries.of')}{' '}
        <strong>
          <Quantity {...part} />
        </strong>
      </Typography>
      <Progress label={say('deliveries.progress')} value={part.delivered} total={part.amount} />
    </Box>
  );
}

function Deliveries({ pledge, onFault }: { pledge: Pledge; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const { bagian } = useSearch({ from: '/ikrar/$code/penyaluran' });
  const part = pledge.allocations.find(({ id }) => id === bagian) ?? pledge.allocations[0];
  if (!part) return <Empty why={say('deliveries.none')} />;
  const list = part.deliveries.nodes;
  return (
    <>
      <Parts pledge={pledge} chosen={part} />
      <Standing part={part} />
      {part.viewerCan.includes('RECORD_DELIVERY') && (
        <RecordDelivery key={part.id} part={part} code={pledge.code} onFault={onFault} />
      )}
      <Typography variant="h2" sx={{ mt: 4, mb: 1 }}>
        {say('deliveries.list')}
      </Typography>
      {list.length === 0 && <Empty why={say('deliveries.none')} />}
      <Box component="ul" sx={{ p: 0, m: 0 }}>
        {list.map((delivery) => (
          <DeliveryCard key={delivery.id} delivery={delivery} part={part} />
        ))}
      </Box>
    </>
  );
}

function Pledge({ code, onFault }: { code: string; onFault: (hasFault: boolean) => void }) {
  const answer = useAsk(PledgeDeliveriesDocument, { code });
  return (
    <Answered answer={answer}>
      {({ data: { pledge } }) =>
        pledge ? <Deliveries pledge={pledge} onFault={onFault} /> : <UnknownPledge code={code} />
      }
    </Answered>
  );
}

/** What was handed over of a pledge, and the form for the next delivery. */
export function DeliveriesScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/ikrar/$code/penyaluran' });
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('deliveries.title', { code })}
      hasFault={hasFault}
      trail={
        <PlaceLink to="/ikrar/$code" params={{ code }}>
          {say('pledges.detail.title', { code })}
        </PlaceLink>
      }
    >
      <ForRole roles={['COMPANY']}>
        <Pledge code={code} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
