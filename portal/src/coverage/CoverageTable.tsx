import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';
import { TableRegion } from '../records/TableRegion.tsx';
import { TABLE_PARTS, type CoverageLine, type TablePart } from './line.ts';
import { LineAmount } from './LineAmount.tsx';

interface CoverageTableProps {
  line: CoverageLine;
  /** What the table is of, for those who hear it. */
  caption?: ReactNode;
  /** The name of a figure together with where it comes from; its name alone unless told. */
  nameOf?: (part: TablePart, name: string) => ReactNode;
}

/** The parts of one need, each in full: the figures of the bar to the rupiah. */
export function CoverageTable({ line, caption, nameOf }: CoverageTableProps) {
  const say = useWords();
  const parts = TABLE_PARTS.filter((part) => part !== 'overCovered' || (line.overCovered ?? 0) > 0);
  return (
    <TableRegion label={say('coverage.table.caption')}>
      <Table
        size="small"
        // On the narrowest phones the figures, which are one word each, need the room beside their names.
        sx={{ '& th, & td': { fontSize: '1rem' }, '& td, & thead th': { px: { xs: 0.5, sm: 2 } } }}
      >
        <caption>{caption ?? say('coverage.table.caption')}</caption>
        <TableHead>
          <TableRow>
            <TableCell sx={{ fontWeight: 700 }}>{say('coverage.table.part')}</TableCell>
            <TableCell align="right" sx={{ fontWeight: 700 }}>
              {say('coverage.table.value')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {parts.map((part) => {
            const isWithin = part === 'held' || part === 'open';
            const isStrong = part === 'need' || part === 'uncovered';
            return (
              <TableRow key={part} data-part={part}>
                <TableCell
                  component="th"
                  scope="row"
                  sx={{ fontWeight: isStrong ? 700 : 400, pl: isWithin ? { xs: 2, sm: 4 } : { xs: 0.5, sm: 2 } }}
                >
                  {nameOf ? nameOf(part, say(`coverage.part.${part}`)) : say(`coverage.part.${part}`)}
                  {part === 'budget' && line.budgetKnown === false && (
                    <Typography variant="body2" color="text.secondary">
                      {say('coverage.table.budgetUnknown')}
                    </Typography>
                  )}
                </TableCell>
                <TableCell align="right" sx={{ fontWeight: isStrong ? 700 : 400, verticalAlign: 'top' }}>
                  <LineAmount line={line} value={line[part] ?? null} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableRegion>
  );
}
