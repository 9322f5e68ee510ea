import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { EndAgreement } from '../agreements/EndAgreement.tsx';
import type { PledgeDetailQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { DownloadReceipt } from '../receipts/DownloadReceipt.tsx';
import { Tag } from '../states/StateTag.tsx';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;

const AGREEMENT_TONES = { IN_FORCE: 'good', UPCOMING: 'info', ENDED: 'quiet', LAPSED: 'warn' } as const;
const STANDING_TONES = { STANDS: 'good', UNDER_REVIEW: 'warn', REVOKED: 'bad' } as const;

/** The receipt, agreements and certificates of a pledge; a draft has none. */
export function Papers({ pledge }: { pledge: Pledge }) {
  const say = useWords();
  const agreements = pledge.agreements ?? [];
  if (pledge.submittedAt === null) return null;
  const isEmpty = agreements.length + pledge.certificates.length === 0 && !pledge.receipt;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.papers.title')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }} hidden={isEmpty}>
        {pledge.receipt && (
          <li>
            {say('pledges.papers.receipt')}{' '}
            <PlaceLink to="/v/$kode" params={{ kode: pledge.receipt.code }}>
              {pledge.receipt.code}
            </PlaceLink>
            <Typography variant="body2" color="text.secondary">
              {say('pledges.papers.issued', { day: day(pledge.receipt.issuedOn) })}
            </Typography>
          </li>
        )}
        {agreements.map((agreement) => (
          <li key={agreement.code}>
            {say('pledges.papers.agreement')} <span lang="id">{agreement.number}</span>{' '}
            <Tag tone={AGREEMENT_TONES[agreement.state]}>{say(`pledges.agreement.${agreement.state}`)}</Tag>
            <Typography variant="body2" color="text.secondary">
              {say('pledges.papers.signed', { day: day(agreement.signedOn) })}{' '}
              {agreement.endedOn && `${say('pledges.papers.ended', { day: day(agreement.endedOn) })} `}
              <span lang="id">{agreement.parties.join(' · ')}</span>
            </Typography>
            {agreement.viewerCan.includes('END') && <EndAgreement agreement={agreement} />}
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
      <Box className="no-print" sx={{ mt: 1.5 }}>
        <DownloadReceipt pledgeId={pledge.id} />
      </Box>
    </Box>
  );
}
