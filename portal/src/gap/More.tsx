import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What one tap opens: where a figure comes from, rows behind a total. */
export function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="details" sx={{ fontSize: '0.875rem', fontWeight: 400 }}>
      <Box
        component="summary"
        sx={{ color: 'primary.main', cursor: 'pointer', py: 0.5, minHeight: 28, width: 'fit-content' }}
      >
        {title}
      </Box>
      <Box sx={{ color: 'text.secondary', pb: 1, overflowWrap: 'anywhere' }}>{children}</Box>
    </Box>
  );
}
