import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';

interface PictureProps {
  title: string;
  text: string;
  /** Drawn for the eye alone; what it says stands in the table. */
  chart?: ReactNode;
  /** The same figures as a table, one tap away. */
  table?: ReactNode;
  children?: ReactNode;
}

/** One question about an area: a picture, and the same figures as a table. */
export function Picture({ title, text, chart, table, children }: PictureProps) {
  const say = useWords();
  return (
    <Box component="section" sx={{ mt: 5 }}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {text}
      </Typography>
      {children}
      {chart && (
        <Box aria-hidden="true" sx={{ minWidth: 0 }}>
          {chart}
        </Box>
      )}
      {table && (
        <Box component="details" sx={{ mt: 1, '& > summary': { cursor: 'pointer', py: 1, color: 'primary.main' } }}>
          <summary>{say('areas.table')}</summary>
          {table}
        </Box>
      )}
    </Box>
  );
}
