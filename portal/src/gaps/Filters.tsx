import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';

import { useWords } from '../language/useWords.ts';
import { hasRoom } from '../look/hasRoom.ts';
import { narrowingKeys } from './search.ts';
import type { UsedFilter } from './useGapFilter.ts';

/** The form and its fields are fetched when somebody opens it: a phone shows the list without them. */
const FilterForm = lazy(() => import('./FilterForm.tsx').then(({ FilterForm: form }) => ({ default: form })));

/** What the list is narrowed by: closed on a phone, open at a desk. */
export function Filters({ used }: { used: UsedFilter }) {
  const say = useWords();
  const [isOpen] = useState(hasRoom);
  const [isWanted, setWanted] = useState(isOpen);
  const active = narrowingKeys(used.known).length;
  return (
    <Box
      component="details"
      open={isOpen}
      onToggle={(event: { currentTarget: HTMLDetailsElement }) => {
        if (event.currentTarget.open) setWanted(true);
      }}
      sx={{ my: 1.5 }}
    >
      <Box
        component="summary"
        sx={{ py: 1, fontWeight: 600, color: 'primary.main', cursor: 'pointer', width: 'fit-content' }}
      >
        {active === 0 ? say('gaps.filter.title') : say('gaps.filter.titleActive', { active })}
      </Box>
      {isWanted && (
        <Suspense fallback={<Box aria-busy="true" sx={{ minHeight: { xs: 480, md: 190 } }} />}>
          <FilterForm />
        </Suspense>
      )}
    </Box>
  );
}
