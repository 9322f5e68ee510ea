import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';

import type { PledgeDetailQuery } from '../api/generated/graphql.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { LiveLine } from '../frame/LiveLine.tsx';
import { Page } from '../frame/Page.tsx';
import { Unavailable } from '../frame/States.tsx';
import { day, instant, today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';
import { Amendments } from './Amendments.tsx';
import { Instalments } from './Instalments.tsx';
import { hasQuestion, nextStep } from './nextStep.ts';
import { Papers } from './Papers.tsx';
import { PledgeActions } from './PledgeActions.tsx';
import { PledgePart } from './PledgePart.tsx';
import { Readiness } from './Readiness.tsx';
import { Reminders } from './Reminders.tsx';
import { Timeline } from './Timeline.tsx';
import { timelineOf } from './timeline.ts';
import { UnknownPledge } from './UnknownPledge.tsx';
import { useLivePledge } from './useLivePledge.ts';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;

function Summary({ pledge }: { pledge: Pledge }) {
  const say = useWords();
  const next = nextStep(pledge, today());
  return (
    <Box sx={{ bgcolor: 'own.tint', borderRadius: 1, p: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <StateTag state={pledge.state} hasQuestion={hasQuestion(pledge)} />
        <Typography component="strong" sx={{ fontSize: '1.25rem', fontWeight: 700 }}>
          {pledge.totals.map((total, at) => (
            <span key={`${total.kind} ${total.unit} ${total.item}`}>
              {at > 0 && ' + '}
              <Quantity {...total} />
            </span>
          ))}
        </Typography>
      </Box>
      <Typography sx={{ mt: 1 }}>{say(next.words, { day: day(next.day) })}</Typography>
      <Typography variant="body2" color="text.secondary">
        {pledge.submittedAt
          ? say('pledges.detail.submitted', { at: instant(pledge.submittedAt) })
          : say('pledges.detail.created', { at: instant(pledge.createdAt) })}{' '}
        {pledge.isAnonymous && say('pledges.detail.anonymous')}
      </Typography>
      {pledge.channel && (
        <Typography variant="body2" color="text.secondary">
          {say('states.channel')}: {say(`states.channel.${pledge.channel}`)}
        </Typography>
      )}
    </Box>
  );
}

function Detail({ pledge, reminders }: { pledge: Pledge; reminders: PledgeDetailQuery['reminders'] }) {
  const say = useWords();
  const money = pledge.totals.find(({ kind }) => kind === 'MONEY');
  return (
    <>
      <Summary pledge={pledge} />
      <PledgeActions pledge={pledge} />
      <Reminders reminders={(reminders?.nodes ?? []).filter((one) => one.pledge?.code === pledge.code)} />
      <Box component="section" sx={{ mt: 4 }}>
        <Typography variant="h2" sx={{ mb: 1 }}>
          {say('pledges.detail.parts')}
        </Typography>
        <Box component="ul" sx={{ p: 0, m: 0 }}>
          {pledge.allocations.map((part) => (
            <PledgePart key={part.id} part={part} code={pledge.code} isOnly={pledge.allocations.length === 1} />
          ))}
        </Box>
      </Box>
      <Instalments terms={pledge.instalments} received={money?.delivered ?? 0} />
      {pledge.submittedAt && <Readiness code={pledge.code} lang={hubLanguage()} />}
      <Amendments pledge={pledge} />
      <Papers pledge={pledge} />
      <Timeline moments={timelineOf(pledge.allocations)} />
    </>
  );
}

function Pledge({ code }: { code: string }) {
  const say = useWords();
  const { answer, live } = useLivePledge(code);
  return (
    <Answered answer={answer}>
      {({ data: { pledge, reminders }, faults }) => {
        if (pledge) {
          return (
            <>
              <LiveLine live={live} moved="pledges.live.moved" />
              <Detail pledge={pledge} reminders={reminders} />
            </>
          );
        }
        const isUnknown = faults.some(
          ({ path, extensions }) => path?.[0] === 'pledge' && extensions?.code === 'NOT_FOUND',
        );
        if (isUnknown || faults.length === 0) return <UnknownPledge code={code} />;
        return <Unavailable what={say('pledges.list.what')} onRetry={() => void answer.refetch()} />;
      }}
    </Answered>
  );
}

/** One pledge: where it stands, what it gives to, what came of it, and what may be done. */
export function PledgeScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/ikrar/$code' });
  return (
    <Page
      title={say('pledges.detail.title', { code })}
      trail={<PlaceLink to="/ikrar">{say('pledges.list.title')}</PlaceLink>}
    >
      <ForRole roles={['COMPANY']}>
        <Pledge code={code} />
      </ForRole>
    </Page>
  );
}
