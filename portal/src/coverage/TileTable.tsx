import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';

import { PlaceLink } from '../frame/Header.tsx';
import { NO_FIGURE, percent, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { TableRegion } from '../records/TableRegion.tsx';
import type { Layout } from './layouts.ts';
import { uncoveredPercent, type TileArea } from './tiles.ts';

/** The tiles as a table: the same areas, the same shares, and the money behind them. */
export function TileTable({ layout, areas }: { layout: Layout; areas: readonly TileArea[] }) {
  const say = useWords();
  const known = new Map(areas.map((area) => [area.code, area]));
  const places = layout.places.toSorted((one, other) => one.code.localeCompare(other.code));
  return (
    <TableRegion label={say('coverage.tiles.title')}>
      <Table size="small" aria-label={say('coverage.tiles.title')}>
        <TableHead>
          <TableRow sx={{ '& th': { fontWeight: 700, px: 0.5 } }}>
            <TableCell>{say('coverage.tiles.area')}</TableCell>
            <TableCell align="right">{say('coverage.tiles.share')}</TableCell>
            <TableCell align="right">{say('coverage.tiles.uncovered')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {places.map(({ code, name }) => {
            const area = known.get(code);
            const share = area ? uncoveredPercent(area) : null;
            return (
              <TableRow key={code} data-area={code} sx={{ '& th, & td': { px: 0.5 } }}>
                <TableCell component="th" scope="row">
                  <PlaceLink to="/kesenjangan" search={(before) => ({ ...before, wilayah: code })}>
                    {area?.name ?? name}
                  </PlaceLink>
                </TableCell>
                <TableCell align="right">
                  {share === null ? say('coverage.tiles.noData') : percent(share / 100)}
                </TableCell>
                <TableCell align="right">{area ? rupiah(area.moneyUncovered) : NO_FIGURE}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableRegion>
  );
}
