import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface FactsProps {
  title: ReactNode;
  facts: readonly (readonly [name: string, value: ReactNode])[];
  children?: ReactNode;
}

/** A block of named facts. */
export function Facts({ title, facts, children }: FactsProps) {
  return (
    <Paper component="section" sx={{ p: 2, borderColor: 'own.hairline' }}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem', mb: 1 }}>
        {title}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(104px, 2fr) 3fr', columnGap: 2, rowGap: 0.5 }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography
              component="dt"
              variant="body2"
              color="textSecondary"
              sx={{ pt: 0.25, overflowWrap: 'anywhere' }}
            >
              {name}
            </Typography>
            <Typography component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {children}
    </Paper>
  );
}
