import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** One thing that is known of a paper, with its name; stands in a `dl`. */
export function CheckedLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '220px 1fr' },
        gap: { xs: 0, sm: 2 },
        py: 1.25,
        borderBottom: '1px solid',
        borderColor: 'own.hairline',
      }}
    >
      <Typography component="dt" sx={{ fontWeight: 600 }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}
