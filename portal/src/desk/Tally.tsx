import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { NO_FIGURE, count } from '../language/formats.ts';

interface TallyProps {
  /** Null where its part of the hub is away: a dash, never 0. */
  value: number | null | undefined;
  /** The link into the list that it counts; its text names what is counted. */
  children: ReactNode;
  /** True where some of it is late. */
  isPressing?: boolean;
}

/** One number that waits, and the way to what it counts. */
export function Tally({ value, children, isPressing = false }: TallyProps) {
  const isMarked = isPressing && Boolean(value);
  return (
    <Paper
      component="li"
      sx={{
        p: 2,
        listStyle: 'none',
        borderColor: isMarked ? 'error.main' : 'own.hairline',
        borderWidth: isMarked ? 2 : 1,
      }}
    >
      <Typography
        className="figure"
        sx={{
          fontSize: '2rem',
          fontWeight: 700,
          lineHeight: 1.25,
          color: isMarked ? 'error.main' : value ? 'text.primary' : 'text.secondary',
        }}
      >
        {value === null || value === undefined ? NO_FIGURE : count(value)}
      </Typography>
      <Box>{children}</Box>
    </Paper>
  );
}

/** Numbers beside each other. */
export function Tallies({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      <Box
        component="ul"
        sx={{
          p: 0,
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
