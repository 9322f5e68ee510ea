import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';

import type { Away } from '../api/away.ts';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useAway } from './useAway.ts';
import { useDemo } from './useDemo.ts';
import { useOnline } from './useOnline.ts';

function Strip({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ bgcolor: 'own.strip', color: 'own.stripText', px: 2, py: 0.75, fontSize: '0.875rem' }}>{children}</Box>
  );
}

/** A part of the hub that does not answer, and since when that is known. */
function AwayStrip({ part }: { part: Away }) {
  const say = useWords();
  const [since] = useState(() => new Date());
  return (
    <div data-away={part}>
      <Strip>
        {part === 'hub'
          ? say('frame.unreached', { time: clock(since) })
          : say('frame.away', { what: say(`frame.part.${part}`), time: clock(since) })}
      </Strip>
    </div>
  );
}

/** What is not as usual: invented data, no line, a part of the hub that is away. Nothing is shown while all is well. */
export function Strips() {
  const say = useWords();
  const isDemo = useDemo();
  const isOnline = useOnline();
  const away = useAway();
  return (
    <Box role="status">
      {isDemo && <Strip>{say('frame.demo')}</Strip>}
      {!isOnline && <Strip>{say('frame.offline')}</Strip>}
      {isOnline && away.map((part) => <AwayStrip key={part} part={part} />)}
    </Box>
  );
}
