import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';

import { Unseen } from '../frame/Unseen.tsx';
import { count, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useHasRoom } from '../look/useHasRoom.ts';
import type { Cell, Matrix } from './matrix.ts';

/** How many support it, "belum" where nobody does, a dash where no need is on record. */
function CellText({ cell }: { cell: Cell | undefined }) {
  const say = useWords();
  if (!cell)
    return (
      <>
        <span aria-hidden="true">{NO_FIGURE}</span>
        <Unseen>{say('briefs.matrix.noNeed')}</Unseen>
      </>
    );
  const waiting = cell.waiting > 0 && (
    <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
      {say('briefs.matrix.waiting', { waiting: cell.waiting })}
    </Box>
  );
  if (cell.supports > 0)
    return (
      <>
        {count(cell.supports)}
        {waiting}
      </>
    );
  return (
    <>
      <Box
        component="span"
        sx={{ px: 0.75, borderRadius: 1, border: '1px solid', borderColor: 'error.main', color: 'error.main' }}
      >
        {say('briefs.matrix.none')}
      </Box>
      {waiting}
    </>
  );
}

function Cards({ matrix }: { matrix: Matrix }) {
  return (
    <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {matrix.regions.map(({ code, name, cells }) => (
        <Box component="li" key={code} sx={{ borderTop: '1px solid', borderColor: 'own.hairline', py: 1.5 }}>
          <Typography variant="h3" lang="id" sx={{ mb: 0.5 }}>
            {name}
          </Typography>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 0.5 }}>
            {matrix.fields.map((field) => {
              const cell = cells.get(field.code);
              if (!cell) return null;
              return (
                <Box key={field.code} sx={{ display: 'contents' }}>
                  <Box component="dt" lang="id" sx={{ overflowWrap: 'anywhere' }}>
                    {field.name}
                  </Box>
                  <Box component="dd" sx={{ m: 0, textAlign: 'right' }}>
                    <CellText cell={cell} />
                  </Box>
                </Box>
              );
            })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** Regions by fields: overlap and emptiness at one look; cards where there is no room for a table. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const say = useWords();
  const hasRoom = useHasRoom();
  if (!hasRoom) return <Cards matrix={matrix} />;
  return (
    <Table
      size="small"
      className="matrix"
      aria-label={say('briefs.matrix.caption')}
      sx={{ tableLayout: 'fixed', '& td, & th': { px: 0.5 } }}
    >
      <TableHead>
        <TableRow>
          <TableCell scope="col" sx={{ fontWeight: 600, width: '18%' }}>
            {say('briefs.matrix.region')}
          </TableCell>
          {matrix.fields.map(({ code, name }) => (
            <TableCell
              key={code}
              scope="col"
              align="right"
              lang="id"
              sx={{ fontWeight: 600, fontSize: '0.75rem', hyphens: 'auto', overflowWrap: 'anywhere' }}
            >
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {matrix.regions.map(({ code, name, cells }) => (
          <TableRow key={code} data-region={code}>
            <TableCell component="th" scope="row" lang="id" sx={{ fontWeight: 600 }}>
              {name}
            </TableCell>
            {matrix.fields.map((field) => (
              <TableCell key={field.code} align="right">
                <CellText cell={cells.get(field.code)} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
