import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';

import { NO_FIGURE, decimal } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { TableRegion } from '../records/TableRegion.tsx';
import { FoldedSection } from './Section.tsx';
import type { Gap } from './useLiveGap.ts';

/** Two places are enough to read; the hub keeps all of them. */
const short = (value: string) =>
  decimal(
    Number(value)
      .toFixed(2)
      .replace(/\.?0+$/, ''),
  );

/** Why the gap stands where it stands in the list: each part with its weight and points. */
export function Priority({ gap }: { gap: Gap }) {
  const say = useWords();
  const { priority } = gap;
  return (
    <FoldedSection title={say('gap.priority.title')}>
      {!priority && NO_FIGURE}
      {priority && (
        <>
          <Typography sx={{ mb: 1 }}>{say('gap.priority.score', { score: short(priority.score) })}</Typography>
          <TableRegion label={say('gap.priority.title')}>
            <Table size="small" aria-label={say('gap.priority.title')} sx={{ '& th, & td': { px: 1 } }}>
              <TableHead>
                <TableRow>
                  <TableCell>{say('gap.priority.part')}</TableCell>
                  <TableCell align="right">{say('gap.priority.weight')}</TableCell>
                  <TableCell align="right">{say('gap.priority.points')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {priority.components.map(({ name, weight, points, isMissing }) => (
                  <TableRow key={name}>
                    <TableCell component="th" scope="row">
                      {say(`gap.priority.${name}`)}
                      {isMissing && (
                        <Typography variant="body2" color="text.secondary">
                          {say('gap.priority.missing')}
                        </Typography>
                      )}
                    </TableCell>
                    <TableCell align="right">{short(weight)}</TableCell>
                    <TableCell align="right">{short(points)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableRegion>
        </>
      )}
    </FoldedSection>
  );
}
