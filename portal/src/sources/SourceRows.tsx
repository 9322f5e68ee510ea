import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';

import type { SourceListQuery } from '../api/generated/graphql.ts';
import { count, day, NO_FIGURE, shortDay } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useHasRoom } from '../look/useHasRoom.ts';
import { FreshnessTag } from './FreshnessTag.tsx';
import { lateOf } from './order.ts';
import { SourceName } from './SourceName.tsx';

export type ListedSource = NonNullable<SourceListQuery['sources']>['nodes'][number];

function Promised({ source: { freshness } }: { source: ListedSource }) {
  const say = useWords();
  if (!freshness) return NO_FIGURE;
  const days = say('sources.days', { days: freshness.promisedDays });
  return freshness.isPromiseAssumed ? `${days} ${say('sources.assumed')}` : days;
}

function Cards({ sources }: { sources: readonly ListedSource[] }) {
  const say = useWords();
  return (
    <Box component="ul" sx={{ p: 0, m: 0 }}>
      {sources.map((source) => (
        <Paper
          component="li"
          key={source.code}
          data-source={source.code}
          sx={{ px: 2, py: 1.25, mb: 1, listStyle: 'none' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, justifyContent: 'space-between' }}>
            <Box sx={{ flex: '1 1 12rem', minWidth: 0 }}>
              <SourceName source={source} />
            </Box>
            <Box sx={{ flex: 'none' }}>
              <FreshnessTag late={lateOf(source)} />
            </Box>
          </Box>
          {source.freshness && (
            <Box sx={{ fontSize: '0.875rem' }}>
              {say('sources.card', {
                day: shortDay(source.freshness.asOf),
                figures: source.freshness.figureCount,
              })}{' '}
              <Promised source={source} />
            </Box>
          )}
        </Paper>
      ))}
    </Box>
  );
}

/** Sources with how fresh they are: a table, and cards under 640 px. */
export function SourceRows({ sources }: { sources: readonly ListedSource[] }) {
  const say = useWords();
  const hasRoom = useHasRoom();
  if (!hasRoom) return <Cards sources={sources} />;
  return (
    <Table size="small" aria-label={say('sources.tableTitle')}>
      <TableHead>
        <TableRow sx={{ '& th': { fontWeight: 700 } }}>
          <TableCell>{say('sources.column.source')}</TableCell>
          <TableCell>{say('sources.column.freshness')}</TableCell>
          <TableCell>{say('sources.column.asOf')}</TableCell>
          <TableCell>{say('sources.column.promised')}</TableCell>
          <TableCell align="right">{say('sources.column.figures')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sources.map((source) => (
          <TableRow key={source.code} data-source={source.code} sx={{ '& th, & td': { verticalAlign: 'top' } }}>
            <TableCell component="th" scope="row">
              <SourceName source={source} />
            </TableCell>
            <TableCell sx={{ '& .MuiChip-label': { whiteSpace: 'nowrap' } }}>
              <FreshnessTag late={lateOf(source)} />
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{day(source.freshness?.asOf)}</TableCell>
            <TableCell>
              <Promised source={source} />
            </TableCell>
            <TableCell align="right">{count(source.freshness?.figureCount)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
