import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';

/** A page of plain text: headings, each with a paragraph, all of the words of a room. */
export function Statement({ of, parts, children }: { of: string; parts: readonly string[]; children?: ReactNode }) {
  const say = useWords();
  return (
    <Page title={say(`mine.${of}.title`)}>
      <Box sx={{ maxWidth: '70ch' }}>
        <Typography sx={{ mb: 3 }}>{say(`mine.${of}.lead`)}</Typography>
        {parts.map((part) => (
          <Box component="section" key={part} sx={{ mb: 3 }}>
            <Typography variant="h2" sx={{ mb: 0.5 }}>
              {say(`mine.${of}.${part}.title`)}
            </Typography>
            <Typography>{say(`mine.${of}.${part}.text`)}</Typography>
          </Box>
        ))}
        {children}
      </Box>
    </Page>
  );
}
