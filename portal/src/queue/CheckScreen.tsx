import Box from '@mui/material/Box';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { CheckPledgeDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { UndoBar } from '../undo/UndoBar.tsx';
import { partOf, type CheckedPart, type CheckedPledge } from './checkedPledge.ts';
import { CompanyFacts } from './CompanyFacts.tsx';
import { Decision } from './Decision.tsx';
import { BackToQueue, GapFacts } from './GapFacts.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { NotYours, Outcome } from './Outcome.tsx';
import { PledgeFacts } from './PledgeFacts.tsx';
import type { Intent } from './search.ts';
import { useShortcuts, useShortcutsOn } from './shortcuts.ts';
import { SimilarPledges } from './SimilarPledges.tsx';
import { TakenUpNotice } from './TakenUp.tsx';
import { Trail } from './Trail.tsx';
import { useTakeUp } from './useTakeUp.ts';

const KEYS = [
  ['V', 'queue.keys.verify'],
  ['R', 'queue.keys.reject'],
  ['B', 'queue.keys.back'],
] as const;

function Parts({ pledge, part }: { pledge: CheckedPledge; part: CheckedPart }) {
  const say = useWords();
  if (pledge.allocations.length < 2) return null;
  return (
    <Box component="nav" aria-label={say('queue.parts')} sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', mb: 2 }}>
      {pledge.allocations.map((one, at) => (
        <PlaceLink
          key={one.id}
          to="/antrean/$code"
          params={{ code: pledge.code }}
          search={{ bagian: one.id }}
          {...(one.id === part.id && { 'aria-current': 'true' as const, sx: { fontWeight: 700 } })}
        >
          {say('queue.part', { number: at + 1 })}
        </PlaceLink>
      ))}
    </Box>
  );
}

interface CheckProps {
  /** The fiscal year that the company's totals are of. */
  year: number;
  pledge: CheckedPledge;
  part: CheckedPart;
  onFault: (hasFault: boolean) => void;
}

function Check({ pledge, part, year, onFault }: CheckProps) {
  const navigate = useNavigate();
  const { lakukan } = useSearch({ from: '/antrean/$code' });
  const [isOn, setOn] = useShortcutsOn();
  const [second, setSecond] = useState<string | null>(null);
  const mayDecide = part.viewerCan.includes('VERIFY');
  useTakeUp(part.id, mayDecide);
  const intend = (intent: Intent | undefined) =>
    void navigate({
      to: '/antrean/$code',
      params: { code: pledge.code },
      search: { bagian: part.id, ...(intent && { lakukan: intent }) },
      replace: true,
      resetScroll: false,
    });
  useShortcuts(
    {
      b: () => void navigate({ to: '/antrean' }),
      ...(mayDecide && { v: () => intend('verifikasi'), r: () => intend('tolak') }),
    },
    isOn,
  );
  return (
    <>
      <UndoBar />
      {part.state !== 'SUBMITTED' && <Outcome part={part} cameSecond={second === part.id} />}
      <TakenUpNotice taken={part.takenUp} />
      {part.state === 'SUBMITTED' && !mayDecide && <NotYours pledge={pledge} />}
      <KeyHelp keys={mayDecide ? KEYS : KEYS.slice(2)} isOn={isOn} onChange={setOn} />
      <Parts pledge={pledge} part={part} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <PledgeFacts pledge={pledge} part={part} />
          {mayDecide && (
            <Decision
              key={part.id}
              pledge={pledge}
              part={part}
              intent={lakukan}
              onIntent={intend}
              onFault={onFault}
              onFirst={() => setSecond(part.id)}
            />
          )}
          <SimilarPledges part={part} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <GapFacts part={part} />
          <CompanyFacts company={pledge.company} year={year} />
        </Box>
      </Box>
      <Trail history={part.history} />
    </>
  );
}

function Asked({ code, onFault }: { code: string; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const { bagian } = useSearch({ from: '/antrean/$code' });
  const [year] = useState(() => new Date().getFullYear() + 1);
  const answer = useAsk(
    CheckPledgeDocument,
    { code, year, lang: hubLanguage() },
    { keepsPrevious: true, everyMs: 20_000 },
  );
  const pledge = answer.data?.data.pledge;
  const part = pledge && partOf(pledge, bagian);
  if (answer.error?.code === 'NOT_FOUND' || answer.data?.faults[0]?.extensions?.code === 'NOT_FOUND') {
    return (
      <Empty why={say('queue.unknown', { code })}>
        <BackToQueue />
      </Empty>
    );
  }
  return (
    <Answered answer={answer} lines={8}>
      {() =>
        pledge && part ? (
          <Check pledge={pledge} part={part} year={year} onFault={onFault} />
        ) : (
          <Unavailable what={say('queue.what')} onRetry={() => void answer.refetch()} />
        )
      }
    </Answered>
  );
}

/** One pledge, judged: what is offered, for what, by whom, and what is like it, side by side. */
export function CheckScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/antrean/$code' });
  const [hasFault, setFault] = useState(false);
  return (
    <Page title={say('queue.judge.title', { code })} trail={<BackToQueue />} hasFault={hasFault}>
      <ForRole roles={['FORUM_COORDINATOR', 'ADMIN']}>
        <Asked code={code} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
