import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';

import { hasRoom } from '../look/hasRoom.ts';

/** A block of the page with its heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 4, minWidth: 0 }}>
      <Typography variant="h2" id={id} sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** A block that a phone shows folded, under its heading; open at a desk. */
export function FoldedSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  const [isOpen] = useState(hasRoom);
  return (
    <Box
      component="details"
      open={isOpen}
      sx={{
        mt: { xs: 0, md: 4 },
        minWidth: 0,
        borderTop: { xs: '1px solid', md: 'none' },
        borderColor: 'own.hairline',
      }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', py: { xs: 1.5, md: 0 }, mb: { md: 1.5 } }}>
        <Typography variant="h2" component="h2" sx={{ display: 'inline', fontSize: { xs: '1.125rem', md: '1.25rem' } }}>
          {title}
        </Typography>
      </Box>
      <Box sx={{ pb: { xs: 2, md: 0 } }}>{children}</Box>
    </Box>
  );
}
