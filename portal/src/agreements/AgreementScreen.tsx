import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { AgreementStartDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { UnknownPledge } from '../pledges/UnknownPledge.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import { isAgreeable } from './isAgreeable.ts';

function Agreement({ code, onFault }: { code: string; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const answer = useAsk(AgreementStartDocument, { code });
  if (answer.isPending) return <Loading onRetry={() => void answer.refetch()} />;
  if (answer.error) return <Fault fault={answer.error} onRetry={() => void answer.refetch()} />;
  const { pledge, myCompany } = answer.data.data;
  if (!pledge || !myCompany) return <UnknownPledge code={code} />;
  if (!isAgreeable(pledge)) {
    return (
      <Empty why={say('agreements.tooEarly')}>
        <PlaceLink to="/ikrar/$code" params={{ code }}>
          {say('agreements.toPledge')}
        </PlaceLink>
      </Empty>
    );
  }
  return (
    <>
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>{say('agreements.about')}</Typography>
      <AgreementForm pledge={pledge} company={myCompany.name} onFault={onFault} />
    </>
  );
}

/** The signed agreement behind a pledge that was accepted. */
export function AgreementScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/ikrar/$code/perjanjian' });
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('agreements.title', { code })}
      hasFault={hasFault}
      trail={
        <PlaceLink to="/ikrar/$code" params={{ code }}>
          {say('pledges.detail.title', { code })}
        </PlaceLink>
      }
    >
      <ForRole roles={['COMPANY']}>
        <Agreement code={code} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
