import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import type { PledgeDetailQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;

const AGREEMENT_TONES = { IN_FORCE: 'good', UPCOMING: 'info', ENDED: 'quiet', LAPSED: 'warn' } as const;
const STANDING_TONES = { STANDS: 'good', UNDER_REVIEW: 'warn', REVOKED: 'bad' } as const;

/** Agreements and certificates of a pledge. */
export function Papers({ pledge }: { pledge: Pledge }) {
  const say = useWords();
  const agreements = pledge.agreements ?? [];
  if (agreements.length + pledge.certificates.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.papers.title')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {agreements.map(({ code, number, state, parties, signedOn }) => (
          <li key={code}>
            {say('pledges.papers.agreement')} <span lang="id">{number}</span>{' '}
            <Tag tone={AGREEMENT_TONES[state]}>{say(`pledges.agreement.${state}`)}</Tag>
            <Typography variant="body2" color="text.secondary">
              {say('pledges.papers.signed', { day: day(signedOn) })} <span lang="id">{parties.join(' · ')}</span>
            </Typography>
          </li>
        ))}
        {pledge.certificates.map(({ code, standing, issuedOn }) => (
          <li key={code}>
            {say('pledges.papers.certificate')}{' '}
            <PlaceLink to="/v/$kode" params={{ kode: code }}>
              {code}
            </PlaceLink>{' '}
            <Tag tone={STANDING_TONES[standing]}>{say(`pledges.standing.${standing}`)}</Tag>
            <Typography variant="body2" color="text.secondary">
              {say('pledges.papers.issued', { day: day(issuedOn) })}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
