import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { VolunteerDaysQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { count, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import { OfferSteps } from './OfferSteps.tsx';

type Offer = NonNullable<VolunteerDaysQuery['volunteerOffers']>['nodes'][number];

const TONES = { WAITING: 'warn', ACCEPTED: 'good', DECLINED: 'bad', WITHDRAWN: 'quiet' } as const;

/** Days that a company offers: who, how many hours, when, for which gap. */
export function OfferCard({ offer }: { offer: Offer }) {
  const say = useWords();
  const { allocation, status } = offer;
  const company = allocation?.company?.name ?? say('volunteers.company');
  return (
    <Paper component="li" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, columnGap: 2, justifyContent: 'space-between' }}>
        <Typography component="h3" sx={{ fontWeight: 600, fontSize: '1.0625rem' }} lang="id">
          {company}
        </Typography>
        <Tag tone={TONES[status]}>{say(`volunteers.status.${status}`)}</Tag>
      </Box>
      <Typography>
        {say('volunteers.people', { people: offer.people, hours: count(offer.hours) })} ·{' '}
        {say('people.days', { begins: day(offer.beginsOn), ends: day(offer.endsOn) })}
      </Typography>
      {offer.skills.length > 0 && (
        <Typography>
          {say('volunteers.skills')} <span lang="id">{offer.skills.join(', ')}</span>
        </Typography>
      )}
      {allocation?.gapArea && (
        <Typography sx={{ mt: 1 }}>
          <PlaceLink to="/kesenjangan/$code" params={{ code: allocation.gapArea.code }} lang="id">
            {allocation.gapArea.title}
          </PlaceLink>
        </Typography>
      )}
      {allocation?.volunteers && (
        <Typography color="text.secondary">
          {say('volunteers.left', { left: count(allocation.volunteers.left), of: count(allocation.amount) })}
        </Typography>
      )}
      {offer.reason && (
        <Typography color="text.secondary">
          {say('volunteers.reason')} <span lang="id">{offer.reason}</span>
        </Typography>
      )}
      {status === 'WAITING' && (
        <Box sx={{ mt: 1.5 }}>
          <OfferSteps id={offer.id} name={company} />
        </Box>
      )}
    </Paper>
  );
}
