import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';

interface PageProps {
  title: string;
  /** What stands as the title on the page where that is a row's own text; `title` then is for the browser's tab alone. */
  heading?: ReactNode;
  /** Links that lead back up. */
  trail?: ReactNode;
  /** How fresh the figures are. */
  freshness?: ReactNode;
  /** True while something on the page has to be put right: the title begins with "Galat:". */
  hasFault?: boolean;
  children: ReactNode;
}

/** One screen: its title (in the browser's tab too), the way back, freshness, content. */
export function Page({ title, heading, trail, freshness, hasFault = false, children }: PageProps) {
  const say = useWords();
  const prefix = hasFault ? `${say('frame.faultTitle')} ` : '';
  useEffect(() => {
    document.title = `${prefix}${title} · Simpul`;
  }, [prefix, title]);
  return (
    <>
      {trail && (
        <Box component="nav" aria-label={say('frame.trail')} sx={{ fontSize: '0.875rem', mb: 1 }}>
          {trail}
        </Box>
      )}
      <Typography variant="h1" sx={{ mb: freshness ? 1 : 2, overflowWrap: 'anywhere' }}>
        {heading ?? title}
      </Typography>
      {freshness && (
        // Room is kept free for it, so that nothing moves when it comes.
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2, minHeight: { xs: '3em', sm: '1.5em' } }}>
          {freshness}
        </Typography>
      )}
      {children}
    </>
  );
}
