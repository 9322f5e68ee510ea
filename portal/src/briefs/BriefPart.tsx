import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface BriefPartProps {
  number: number;
  title: string;
  children: ReactNode;
}

/** One numbered part of a brief. */
export function BriefPart({ number, title, children }: BriefPartProps) {
  return (
    <Box component="section" sx={{ mt: 4 }} data-part={number}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {number}. {title}
      </Typography>
      {children}
    </Box>
  );
}
