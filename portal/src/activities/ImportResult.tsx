import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

import type { ActivityImportQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { count } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { headingOf } from './template.ts';

type Run = NonNullable<ActivityImportQuery['companyImport']>;

function Problems({ run }: { run: Run }) {
  const say = useWords();
  const { nodes, totalCount } = run.problems;
  if (totalCount === 0) return null;
  return (
    <Box sx={{ my: 2 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {say('activities.import.refused', { count: totalCount })}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {nodes.map(({ row, column, value, code, message }) => (
          <li key={`${row} ${column} ${code}`}>
            <strong>
              {column === null
                ? say('activities.import.row', { row })
                : say('activities.import.cell', { row, column: headingOf(column, say) })}
            </strong>{' '}
            {message} {value !== null && <span lang="id">({value})</span>}
          </li>
        ))}
      </Box>
      {totalCount > nodes.length && (
        <Typography>{say('activities.import.more', { count: totalCount - nodes.length })}</Typography>
      )}
    </Box>
  );
}

/** What the trial found, or what came in. */
export function ImportResult({ run, onConfirm }: { run: Run; onConfirm: () => void }) {
  const say = useWords();
  const { state, isDryRun, rowsRead, rowsNew, rowsSame } = run;
  const figures = { read: count(rowsRead), good: count(rowsNew), same: count(rowsSame) };
  if (state === 'FAILED') return <Alert severity="error">{run.failure}</Alert>;
  if (state !== 'DONE') return <Typography role="status">{say('activities.import.running', figures)}</Typography>;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say(isDryRun ? 'activities.import.third' : 'activities.import.over')}
      </Typography>
      <Alert severity={isDryRun ? 'info' : 'success'} role="status">
        {say(isDryRun ? 'activities.import.tried' : 'activities.import.taken', figures)}{' '}
        {rowsSame > 0 && say('activities.import.same', figures)}
      </Alert>
      <Problems run={run} />
      {isDryRun && rowsNew > 0 && (
        <Button variant="contained" onClick={onConfirm}>
          {say('activities.import.confirm', { count: rowsNew })}
        </Button>
      )}
      {!isDryRun && <PlaceLink to="/lapor">{say('activities.mine')}</PlaceLink>}
    </Box>
  );
}
