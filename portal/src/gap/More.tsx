import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface MoreProps {
  title: ReactNode;
  /** True where the title is the name of a row, in its size; small print else. */
  isRow?: boolean;
  children: ReactNode;
}

/** What one tap opens: where a figure comes from, rows behind a total. */
export function More({ title, isRow = false, children }: MoreProps) {
  return (
    <Box component="details" sx={{ fontSize: '0.875rem' }}>
      <Box
        component="summary"
        sx={{
          color: 'primary.main',
          cursor: 'pointer',
          py: 0.5,
          minHeight: 28,
          width: 'fit-content',
          ...(isRow && { py: 0, fontSize: '1rem', color: 'text.primary', '&::marker': { color: 'primary.main' } }),
        }}
      >
        {title}
      </Box>
      <Box sx={{ color: 'text.secondary', fontWeight: 400, pb: 1, overflowWrap: 'anywhere' }}>{children}</Box>
    </Box>
  );
}
