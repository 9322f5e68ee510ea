import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

import { NO_FIGURE } from '../language/formats.ts';
import { useHasRoom } from '../look/useHasRoom.ts';
import { TableRegion } from './TableRegion.tsx';

export interface Column<Row> {
  key: string;
  title: string;
  /** Null where the row has nothing to say: a dash in the table, left out of a card. */
  cell: (row: Row) => ReactNode;
  /** Right-aligned with equal digits. */
  isFigure?: boolean;
  /** True where a card leaves the row's cell out, though a table has it. */
  isQuiet?: (row: Row) => boolean;
  /** How it stands on a card: beside the name of the row, or as it is, without its title. */
  onCard?: 'BESIDE' | 'BARE';
}

interface RecordListProps<Row> {
  /** What the table is called by a screen reader. */
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** One row as a card: its name, what stands beside that, what says itself, and the rest with titles. */
function Card<Row>({ columns, row }: Pick<RecordListProps<Row>, 'columns'> & { row: Row }) {
  const [head, ...rest] = columns;
  const shown = rest.flatMap((column) => {
    const content = column.cell(row);
    return content === null || column.isQuiet?.(row) ? [] : [{ ...column, content }];
  });
  const titled = shown.filter(({ onCard }) => onCard === undefined);
  return (
    <Paper component="li" sx={{ px: 2, py: 1.5, mb: 1.5, overflowWrap: 'anywhere' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', mb: 0.5 }}>
        <Box sx={{ fontWeight: 600, minWidth: 0 }}>{head?.cell(row)}</Box>
        {shown.map(({ key, onCard, content }) => onCard === 'BESIDE' && <Box key={key}>{content}</Box>)}
      </Box>
      {shown.map(({ key, onCard, content }) => onCard === 'BARE' && <Box key={key}>{content}</Box>)}
      {titled.length > 0 && (
        <Box
          component="dl"
          sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'minmax(96px, 36%) 1fr', gap: 0.5 }}
        >
          {titled.map(({ key, title, content }) => (
            <Box key={key} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                {title}
              </Box>
              <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
                {content}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Paper>
  );
}

function Cards<Row>({ caption, columns, rows, keyOf }: RecordListProps<Row>) {
  return (
    <Box component="ul" aria-label={caption} sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Card key={keyOf(row)} columns={columns} row={row} />
      ))}
    </Box>
  );
}

/** Rows of one kind: a real table, or cards where there is no room for one. */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const hasRoom = useHasRoom();
  if (!hasRoom) return <Cards {...props} />;
  const { caption, columns, rows, keyOf } = props;
  return (
    <TableRegion label={caption}>
      <Table aria-label={caption} sx={{ '& td, & th': { px: 1, verticalAlign: 'top', fontSize: '1rem' } }}>
        <TableHead>
          <TableRow>
            {columns.map(({ key, title, isFigure }) => (
              <TableCell key={key} scope="col" align={isFigure ? 'right' : 'left'} sx={{ fontWeight: 600 }}>
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ key, cell, isFigure }, at) => (
                <TableCell
                  key={key}
                  align={isFigure ? 'right' : 'left'}
                  {...(at === 0 && { component: 'th', scope: 'row' })}
                >
                  {cell(row) ?? NO_FIGURE}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableRegion>
  );
}
