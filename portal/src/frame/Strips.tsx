import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

import { useDemo } from './useDemo.ts';
import { useOnline } from './useOnline.ts';
import { useWords } from '../language/useWords.ts';

function Strip({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ bgcolor: 'own.strip', color: 'own.stripText', px: 2, py: 0.75, fontSize: '0.875rem' }}>{children}</Box>
  );
}

/** What is not as usual: invented data, no line. Nothing is shown while all is well. */
export function Strips() {
  const say = useWords();
  const isDemo = useDemo();
  const isOnline = useOnline();
  return (
    <Box role="status">
      {isDemo && <Strip>{say('frame.demo')}</Strip>}
      {!isOnline && <Strip>{say('frame.offline')}</Strip>}
    </Box>
  );
}
