import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';

import { clock, instant, localDay } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { StateTag } from '../states/StateTag.tsx';
import type { CheckedPart, CheckedPledge } from './checkedPledge.ts';

/** The time of today, or the day with it. */
const when = (at: string) => (localDay(at) === localDay(new Date()) ? clock(at) : instant(at));

/** The way to the steps further down. */
function SeeTrail() {
  const say = useWords();
  return (
    <Link
      href="#riwayat"
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>('#riwayat')?.focus();
      }}
    >
      {say('queue.seeResult')}
    </Link>
  );
}

/** What was decided, by whom and when; somebody who came second learns that nothing of theirs counted. */
export function Outcome({ part, cameSecond }: { part: CheckedPart; cameSecond: boolean }) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (cameSecond) place.current?.focus();
  }, [cameSecond]);
  const step = part.history?.at(-1);
  const known = ['COMMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'].includes(part.state) ? part.state : 'OTHER';
  return (
    <Alert severity={cameSecond ? 'warning' : 'info'} ref={place} tabIndex={-1} sx={{ mb: 2 }}>
      {say(`queue.outcome.${known}`)} <span lang="id">{step?.actorName}</span> {step && when(step.happenedAt)}.{' '}
      {known === 'OTHER' && <StateTag state={part.state} />} {cameSecond && say('queue.cameSecond')} <SeeTrail />
    </Alert>
  );
}

/** Why the buttons are missing: the own organisation's pledge is judged by somebody else. */
export function NotYours({ pledge }: { pledge: CheckedPledge }) {
  const say = useWords();
  const { organisation } = useSession();
  const isOwn = organisation !== null && pledge.company?.organisation === organisation;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say(isOwn ? 'queue.ownOrganisation' : 'queue.notYours')}
    </Alert>
  );
}
