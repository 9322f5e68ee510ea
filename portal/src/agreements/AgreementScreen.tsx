import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { AgreementStartDocument, type AgreementStartQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { UnknownPledge } from '../pledges/UnknownPledge.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import { isAgreeable } from './isAgreeable.ts';

interface AgreementProps {
  code: string;
  onFault: (hasFault: boolean) => void;
}

function Agreement({ code, onFault, pledge, myCompany }: AgreementProps & AgreementStartQuery) {
  const say = useWords();
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

function Asked(props: AgreementProps) {
  const answer = useAsk(AgreementStartDocument, { code: props.code });
  return <Answered answer={answer}>{({ data }) => <Agreement {...props} {...data} />}</Answered>;
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
        <Asked code={code} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
