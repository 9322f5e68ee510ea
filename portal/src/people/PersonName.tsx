import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';

interface Named {
  initials: string;
  fullName?: string | null;
}

/** A person by name where the hub shows it to the one who looks, else by initials, which is said. */
export function PersonName({ person, children }: { person: Named | null | undefined; children?: ReactNode }) {
  const say = useWords();
  if (!person) return <>{say('people.unnamed')}</>;
  return (
    <>
      <Box component="span" lang="id">
        {person.fullName ?? person.initials}
      </Box>
      {!person.fullName && (
        <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block', fontWeight: 400 }}>
          {say('people.initialsOnly')}
        </Typography>
      )}
      {children}
    </>
  );
}
