// What a screen shows when it has nothing to show yet, or cannot.
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';

import { awayOf } from '../api/away.ts';
import { HubFault } from '../api/request.ts';
import { clock, instant, NO_FIGURE } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { PlaceLink } from './Header.tsx';
import { Unseen } from './Unseen.tsx';

/** True after a while, so that what comes at once does not flicker. */
function useAfter(milliseconds: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}

/** Grey lines after 0.3 s; after 10 s an offer to try again. */
export function Loading({ lines = 4, onRetry }: { lines?: number; onRetry?: () => void }) {
  const say = useWords();
  const isSlow = useAfter(10_000);
  const isDue = useAfter(300);
  return (
    <Box aria-busy="true" role="status">
      <Unseen>{say('frame.loading')}</Unseen>
      {isDue && Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={40} animation={false} />)}
      {isSlow && (
        <Typography>
          {say('frame.slow')} {onRetry && <Button onClick={onRetry}>{say('frame.retry')}</Button>}
        </Typography>
      )}
    </Box>
  );
}

/** One block cannot be had because its part of the hub is away; the rest of the page is right. */
export function Unavailable({ what, onRetry }: { what: string; onRetry?: () => void }) {
  const say = useWords();
  const [since] = useState(() => new Date());
  return (
    <Alert severity="warning" action={onRetry && <Button onClick={onRetry}>{say('frame.retry')}</Button>}>
      {say('frame.unavailable', { what, time: clock(since) })}
    </Alert>
  );
}

/** The hub's own words for a fault, in the language of the page. */
export function wordsOf(fault: HubFault, say: (id: string) => string): string {
  if (fault.code === 'SERVICE_UNAVAILABLE') return say('frame.fault.away');
  const own = fault.faults[0]?.extensions?.wording?.[currentLanguage()];
  if (own) return own;
  return say(fault.code === 'OFFLINE' ? 'frame.fault.offline' : 'frame.fault.other');
}

interface FaultProps {
  fault: Error;
  /** When what stands on the screen was had: it stays, and is said to be of that moment. */
  at?: string | undefined;
  onRetry?: () => void;
}

/** The screen cannot be had, or not anew: what, what is safe, what to do. */
export function Fault({ fault, at, onRetry }: FaultProps) {
  const say = useWords();
  const known = fault instanceof HubFault ? fault : new HubFault('INTERNAL_SERVER_ERROR', [], null);
  if (known.code === 'UNAUTHENTICATED') return <NotSignedIn />;
  const again = onRetry && <Button onClick={onRetry}>{say('frame.retry')}</Button>;
  if (at !== undefined) {
    return (
      <Alert severity="warning" action={again} sx={{ mb: 2 }}>
        {wordsOf(known, say)} {say('frame.fault.shown', { at: instant(at) })}
      </Alert>
    );
  }
  const parts = awayOf({ data: undefined, error: known }).filter((one) => one !== 'hub');
  if (parts.length > 0) {
    return parts.map((part) => (
      <Unavailable key={part} what={say(`frame.part.${part}`)} {...(onRetry && { onRetry })} />
    ));
  }
  return (
    <Alert severity="error" action={again}>
      <AlertTitle>{say('frame.fault.title')}</AlertTitle>
      {wordsOf(known, say)} {say('frame.fault.safe')}
      {known.requestId && <Box sx={{ mt: 1 }}>{say('frame.fault.reference', { id: known.requestId })}</Box>}
    </Alert>
  );
}

/** This is for people who are signed in: the way there leads back here. */
export function NotSignedIn() {
  const say = useWords();
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <Alert severity="info">
      {say('frame.notSignedIn')}{' '}
      <PlaceLink to="/masuk" search={{ ke: here }}>
        {say('frame.signIn')}
      </PlaceLink>
    </Alert>
  );
}

/** Signed in, but not for this: who can grant it. */
export function NoPermission({ who }: { who: string }) {
  const say = useWords();
  return <Alert severity="info">{say('frame.noPermission', { who })}</Alert>;
}

/** Nothing here: why, and one thing to do. */
export function Empty({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <Box sx={{ border: '1px dashed', borderColor: 'divider', borderRadius: 1, p: 3 }}>
      <Typography sx={{ mb: children ? 2 : 0 }}>{why}</Typography>
      {children}
    </Box>
  );
}

/** A figure that cannot be had is a dash, never 0. */
export function Figure({ value, show }: { value: number | null | undefined; show: (value: number) => string }) {
  return <span className="figure">{value === null || value === undefined ? NO_FIGURE : show(value)}</span>;
}
