import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useHasRoom } from '../look/useHasRoom.ts';

interface BriefPartProps {
  number: number;
  title: string;
  children: ReactNode;
}

/** What is folded on a screen is whole on paper. */
function useOpenOnPaper() {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const open = () => fold.current?.setAttribute('open', '');
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
  return fold;
}

/** One numbered part of a brief; a phone shows what comes after the first one folded, under its title. */
export function BriefPart({ number, title, children }: BriefPartProps) {
  const hasRoom = useHasRoom();
  // As it was opened: what somebody has unfolded stays so when the phone is turned.
  const [isFolded] = useState(number > 1 && !hasRoom);
  const fold = useOpenOnPaper();
  const heading = (
    <Typography variant="h2" sx={isFolded ? { display: 'inline' } : { mb: 1.5 }}>
      {number}. {title}
    </Typography>
  );
  return (
    <Box component="section" sx={{ mt: isFolded ? 2 : 4 }} data-part={number}>
      {isFolded ? (
        <details ref={fold}>
          <Box component="summary" sx={{ cursor: 'pointer', py: 1.5, mb: 0.5 }}>
            {heading}
          </Box>
          {children}
        </details>
      ) : (
        <>
          {heading}
          {children}
        </>
      )}
    </Box>
  );
}
