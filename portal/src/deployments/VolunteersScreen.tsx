import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { VolunteerDaysDocument, type VolunteerDaysQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from '../people/AreaSteps.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { OfferCard } from './OfferCard.tsx';
import { GapLink } from '../gap/GapLink.tsx';

const STEP = 20;

/** Days that were accepted and that a company took back: whom it leaves without people. */
function TakenBack({ withdrawals }: { withdrawals: NonNullable<VolunteerDaysQuery['volunteerWithdrawals']> }) {
  const say = useWords();
  if (withdrawals.totalCount === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('volunteers.takenBack')}
      </Typography>
      <ul>
        {withdrawals.nodes.map((one) => (
          <li key={one.offerId}>
            <GapLink gap={one.gapArea} /> · {say('volunteers.people', { people: one.people, hours: count(one.hours) })}{' '}
            · {say('people.days', { begins: day(one.beginsOn), ends: day(one.endsOn) })} ·{' '}
            <span lang="id">{one.reason}</span>
          </li>
        ))}
      </ul>
    </Box>
  );
}

function Offers() {
  const say = useWords();
  const within = usePeopleArea();
  const [first, setFirst] = useState(STEP);
  const answer = useAsk(VolunteerDaysDocument, { within, first }, { keepsPrevious: true });
  const offers = answer.data?.data.volunteerOffers;
  const withdrawals = answer.data?.data.volunteerWithdrawals;
  return (
    <>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !offers && <Unavailable what={say('volunteers.what')} onRetry={() => void answer.refetch()} />}
      {offers?.totalCount === 0 && (
        <Empty why={say('volunteers.empty')}>
          <PlaceLink to="/kesenjangan" search={{ bentuk: 'relawan' }}>
            {say('volunteers.gaps')}
          </PlaceLink>
        </Empty>
      )}
      {offers && offers.totalCount > 0 && (
        <>
          <Typography variant="h2" sx={{ mb: 1 }}>
            {say('volunteers.offers', { count: offers.totalCount })}
          </Typography>
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
            {offers.nodes.map((offer) => (
              <OfferCard key={offer.id} offer={offer} />
            ))}
          </Box>
        </>
      )}
      {offers?.pageInfo.hasNextPage && first < 100 && (
        <Button onClick={() => setFirst(first + STEP)}>{say('people.list.more')}</Button>
      )}
      {withdrawals && <TakenBack withdrawals={withdrawals} />}
    </>
  );
}

/** The days of employees that companies offer, to be taken, moved or refused. */
export function VolunteersScreen() {
  const say = useWords();
  return (
    <Page title={say('volunteers.title')}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <PeopleTabs />
        <AreaSteps />
        <Offers />
      </ForRole>
    </Page>
  );
}
