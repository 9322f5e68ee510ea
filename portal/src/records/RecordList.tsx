import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';

import { NO_FIGURE } from '../language/formats.ts';

export interface Column<Row> {
  key: string;
  title: string;
  /** Null where the row has nothing to say: a dash in the table, left out of a card. */
  cell: (row: Row) => ReactNode;
  /** Right-aligned with equal digits. */
  isFigure?: boolean;
}

interface RecordListProps<Row> {
  /** What the table is called by a screen reader. */
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

function Cards<Row>({ caption, columns, rows, keyOf }: RecordListProps<Row>) {
  const [head, ...rest] = columns;
  return (
    <Box component="ul" aria-label={caption} sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Paper component="li" key={keyOf(row)} sx={{ p: 2, mb: 1.5 }}>
          <Box sx={{ fontWeight: 600, mb: 1 }}>{head?.cell(row)}</Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(96px, 36%) 1fr', gap: 0.75 }}>
            {rest.map(({ key, title, cell }) => {
              const content = cell(row);
              if (content === null) return null;
              return (
                <Box key={key} sx={{ display: 'contents' }}>
                  <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
                    {title}
                  </Box>
                  <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
                    {content}
                  </Box>
                </Box>
              );
            })}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}

/** Rows of one kind: a real table, or cards where there is no room for one. */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const isWide = useMediaQuery(useTheme().breakpoints.up('sm'), { noSsr: true });
  if (!isWide) return <Cards {...props} />;
  const { caption, columns, rows, keyOf } = props;
  return (
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
  );
}
