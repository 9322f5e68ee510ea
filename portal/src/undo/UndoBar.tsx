import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';

import { useWords } from '../language/useWords.ts';
import { UNDO_MS, type UndoOffer } from './undoOffers.ts';
import { useUndo } from './useUndo.ts';

/** Whole seconds until the offer ends, counted down. */
function useSeconds(offer: UndoOffer | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!offer) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [offer]);
  // Until the first beat the clock is that of the last offer: never more is shown than there is.
  return offer ? Math.min(UNDO_MS / 1000, Math.max(0, Math.ceil((offer.endsAt - now) / 1000))) : 0;
}

function Countdown({ seconds }: { seconds: number }) {
  return (
    <Box aria-hidden sx={{ height: 4, bgcolor: 'own.hairline', borderRadius: 1, mt: 1, overflow: 'hidden' }}>
      <Box sx={{ height: 1, bgcolor: 'primary.main', width: `${(seconds * 100_000) / UNDO_MS}%` }} />
    </Box>
  );
}

/** Brings the keyboard to a decision that was made just now: the next Tab is the button. */
function useFocusOnNew(offer: UndoOffer | null) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (offer && offer.endsAt - Date.now() > UNDO_MS - 2_000) place.current?.focus();
  }, [offer]);
  return place;
}

/**
 * Says what was just decided and lets it be taken back while the hub allows it. It stands at the top of the page, in
 * the order of the keyboard, and covers nothing.
 */
export function UndoBar() {
  const say = useWords();
  const { offer, outcome, isBusy, undo, close } = useUndo();
  const seconds = useSeconds(offer);
  const place = useFocusOnNew(offer);
  const isOpen = offer !== null && (seconds > 0 || isBusy);
  return (
    <Box
      role="status"
      ref={place}
      tabIndex={-1}
      className="no-print"
      sx={{ '&:not(:empty)': { mb: 2 }, scrollMarginTop: 16 }}
    >
      {offer && (
        <Alert
          severity="success"
          variant="outlined"
          onClose={isOpen ? undefined : close}
          action={
            isOpen ? (
              <Button disabled={isBusy} onClick={() => void undo()} data-undo>
                {say('undo.undo')} <span aria-hidden>&nbsp;({seconds})</span>
              </Button>
            ) : undefined
          }
        >
          {say(offer.done, { subject: offer.subject })}
          {isOpen ? ` ${say('undo.within')}` : ` ${say('undo.over')}`}
          {isOpen && <Countdown seconds={seconds} />}
        </Alert>
      )}
      {!offer && outcome && (
        <Alert severity={outcome.isDone ? 'info' : 'error'} onClose={close}>
          {outcome.isDone ? say('undo.undone') : (outcome.why ?? say('undo.failed'))}
        </Alert>
      )}
    </Box>
  );
}
