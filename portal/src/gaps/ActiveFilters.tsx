import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { PlaceLink } from '../frame/Header.tsx';
import { Unseen } from '../frame/Unseen.tsx';
import { useWords } from '../language/useWords.ts';
import { useFilterName } from './filterNames.ts';
import { narrowingKeys } from './search.ts';
import type { UsedFilter } from './useGapFilter.ts';

/** How many gaps there are, said aloud when it changes, and each filter in use as a link that takes it away. */
export function ActiveFilters({ used, total }: { used: UsedFilter; total: number | null }) {
  const say = useWords();
  const nameOf = useFilterName();
  const keys = narrowingKeys(used.known);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'center', my: 1.5 }}>
      <Typography role="status" sx={{ fontWeight: 600, minHeight: '1.5em' }}>
        {total !== null && say('gaps.list.count', { total })}
      </Typography>
      {keys.map((key) => {
        const { name, isOwn } = nameOf(used, key);
        return (
          <PlaceLink key={key} to="/kesenjangan" search={{ ...used.known, [key]: undefined }} sx={{ py: 0.25 }}>
            <span {...(isOwn && { lang: 'id' })}>{name}</span> <span aria-hidden="true">×</span>
            <Unseen>{say('gaps.filter.remove')}</Unseen>
          </PlaceLink>
        );
      })}
      {keys.length > 1 && (
        <PlaceLink to="/kesenjangan" search={{}} sx={{ py: 0.25 }}>
          {say('gaps.filter.removeAll')}
        </PlaceLink>
      )}
      {used.ignored.length > 0 && (
        <Alert severity="info" sx={{ width: '100%' }}>
          {say('gaps.filter.ignored')} <span lang="id">{used.ignored.join(', ')}</span>
        </Alert>
      )}
    </Box>
  );
}
