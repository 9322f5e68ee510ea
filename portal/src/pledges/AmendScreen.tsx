import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { PledgeDetailDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty } from '../frame/States.tsx';
import type { Problem } from '../forms/problems.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AmendForm } from './AmendForm.tsx';
import { isAmendable } from './amending.ts';
import { UnknownPledge } from './UnknownPledge.tsx';

function Amend({
  code,
  ...rest
}: {
  code: string;
  problems: readonly Problem[];
  onProblems: (found: readonly Problem[]) => void;
}) {
  const say = useWords();
  const answer = useAsk(PledgeDetailDocument, { code, lang: hubLanguage() });
  return (
    <Answered answer={answer}>
      {({ data: { pledge } }) => {
        if (!pledge) return <UnknownPledge code={code} />;
        if (!isAmendable(pledge)) return <Empty why={say('pledges.amend.closed')} />;
        return (
          <>
            <Typography sx={{ mb: 3, maxWidth: '70ch' }}>{say('pledges.amend.effect')}</Typography>
            <AmendForm pledge={pledge} {...rest} />
          </>
        );
      }}
    </Answered>
  );
}

/** Other amounts for a pledge that was sent. */
export function AmendScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/ikrar/$code/ubah' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  return (
    <Page
      title={say('pledges.amend.title', { code })}
      hasFault={problems.length > 0}
      trail={
        <PlaceLink to="/ikrar/$code" params={{ code }}>
          {say('pledges.detail.title', { code })}
        </PlaceLink>
      }
    >
      <ForRole roles={['COMPANY']}>
        <Amend code={code} problems={problems} onProblems={setProblems} />
      </ForRole>
    </Page>
  );
}
