import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';

import { LineAmount } from '../coverage/LineAmount.tsx';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { useOnline } from '../frame/useOnline.ts';
import { useSimilarGaps } from '../gap/SimilarGaps.tsx';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import type { Draft } from './useDraft.ts';
import type { Sending, Unsent } from './useSending.ts';

interface UnsentBoxProps {
  unsent: Unsent;
  gap: StartGap;
  draft: Draft;
  sending: Sending;
}

/** Other gaps that the draft can be moved to; what was typed goes along. */
function Elsewhere({ gap }: { gap: StartGap }) {
  const say = useWords();
  const found = useSimilarGaps(gap.id);
  if (found.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{say('pledging.lost.elsewhere')}</Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {found.map(({ gapArea, reasons }) => (
          <Box component="li" key={gapArea?.code} sx={{ my: 0.5 }}>
            <ButtonLink
              to="/ikrar/baru"
              search={{ kesenjangan: gapArea?.code ?? '', dari: gap.code, langkah: 'nilai' }}
              sx={{ p: 0, textAlign: 'left', textDecoration: 'underline' }}
            >
              <span lang="id">{gapArea?.title}</span>
            </ButtonLink>
            <Typography variant="body2" color="text.secondary">
              {reasons.map(({ message }) => message).join(' ')}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Less({ unsent, gap, draft, sending }: UnsentBoxProps & { unsent: Extract<Unsent, { kind: 'LESS' }> }) {
  const say = useWords();
  const line = draft.line ?? { kind: 'MONEY', unit: '' };
  const isGone = unsent.open === 0;
  return (
    <>
      <Typography>
        {isGone ? (
          say('pledging.lost.covered', { time: clock(unsent.at) })
        ) : (
          <>
            {say('pledging.lost.less', { time: clock(unsent.at) })} <LineAmount line={line} value={unsent.open} />.{' '}
            {say('pledging.lost.nothingSent')}
          </>
        )}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 2 }}>
        {!isGone && (
          <Button variant="contained" onClick={() => void sending.send('PARTIAL')}>
            <span>
              {say('pledging.lost.take')} <LineAmount line={line} value={unsent.open} />
            </span>
          </Button>
        )}
        <Button variant="outlined" onClick={() => void sending.send('WAITLIST')}>
          {say('pledging.lost.wait')}
        </Button>
        <Button onClick={() => void draft.keeper.save()}>{say('pledging.saveDraft')}</Button>
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {say('pledging.lost.waitHint')}
      </Typography>
      <Elsewhere gap={gap} />
    </>
  );
}

/** The line is gone: nothing is sent by itself, only by hand. */
function LineGone({ sending }: { sending: Sending }) {
  const say = useWords();
  const isOnline = useOnline();
  return (
    <>
      <Typography>{say('pledging.unsent.safe')}</Typography>
      {isOnline && (
        <Button variant="contained" onClick={() => void sending.send('REFUSE')} sx={{ mt: 2 }}>
          {say('pledging.unsent.now')}
        </Button>
      )}
    </>
  );
}

function bodyOf(props: UnsentBoxProps): ReactNode {
  const { unsent, gap, sending } = props;
  if (unsent.kind === 'LESS') return <Less {...props} unsent={unsent} />;
  if (unsent.kind === 'LINE_GONE') return <LineGone sending={sending} />;
  if (unsent.kind === 'WRONG') return unsent.problems.map(({ message }) => <div key={message}>{message}</div>);
  return (
    <>
      <Typography>{unsent.message}</Typography>
      {unsent.kind === 'CLOSED' && <Elsewhere gap={gap} />}
    </>
  );
}

/** Why nothing was sent, and the ways on. Takes the focus; what was typed stays below. */
export function UnsentBox(props: UnsentBoxProps) {
  const say = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { unsent } = props;
  // It comes anew after each try.
  useEffect(() => box.current?.focus(), []);
  return (
    <Box
      ref={box}
      tabIndex={-1}
      role="alert"
      data-unsent={unsent.kind}
      sx={{ border: '3px solid', borderColor: 'error.main', borderRadius: 1, p: 2, mb: 3 }}
    >
      <Typography variant="h2" color="error" sx={{ mb: 1 }}>
        {say(`pledging.unsent.${unsent.kind}`)}
      </Typography>
      {bodyOf(props)}
    </Box>
  );
}
