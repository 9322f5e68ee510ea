import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, memo, Suspense, useState } from 'react';

import { useWords } from '../language/useWords.ts';
import { layoutOf, type Layout } from './layouts.ts';
import { Tile } from './Tile.tsx';
import { TileLegend } from './TileLegend.tsx';
import { tileStyles } from './tileStyles.ts';
import type { TileArea } from './tiles.ts';

/** Fetched when somebody wants it. */
const TileTable = lazy(() => import('./TileTable.tsx').then(({ TileTable: table }) => ({ default: table })));

interface TilesProps {
  layout: Layout;
  areas: readonly TileArea[];
  chosen: string | null;
  isBusy: boolean;
}

function Tiles({ layout, areas, chosen, isBusy }: TilesProps) {
  const say = useWords();
  const known = new Map(areas.map((area) => [area.code, area]));
  const isTight = layout.columns > 5;
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box
        component="ul"
        aria-label={say('coverage.tiles.title')}
        aria-busy={isBusy}
        sx={isTight ? tileStyles.tight : tileStyles.usual}
        style={{ gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))` }}
      >
        {layout.places.map((place) => (
          <Tile
            key={place.code}
            place={place}
            area={known.get(place.code)}
            // What lies deeper than the tiles marks the tile it lies in.
            isChosen={chosen !== null && `${chosen}.`.startsWith(`${place.code}.`)}
            isBusy={isBusy}
            isTight={isTight}
            isRoomy={layout.columns < 5}
          />
        ))}
      </Box>
    </Box>
  );
}

interface TileGridProps {
  /** The area whose parts are drawn; null for the country. */
  area: string | null;
  /** The hub's sums of its parts; undefined while they are on their way. */
  areas: readonly TileArea[] | undefined;
  /** The code of the area that is looked at. */
  chosen?: string | null;
}

/** Where the gap is: a tile for each part of an area, and the same as a table. */
export const TileGrid = memo(function TileGrid({ area, areas, chosen = null }: TileGridProps) {
  const say = useWords();
  const [isTable, setTable] = useState(false);
  const layout = layoutOf(area, areas ?? []);
  return (
    <Box>
      {isTable ? (
        <Suspense fallback={<Box aria-busy="true" sx={{ minHeight: 320 }} />}>
          <TileTable layout={layout} areas={areas ?? []} />
        </Suspense>
      ) : (
        <>
          <Tiles layout={layout} areas={areas ?? []} chosen={chosen} isBusy={areas === undefined} />
          <TileLegend />
          <Typography variant="body2" color="text.secondary">
            {say('coverage.tiles.note')}
          </Typography>
        </>
      )}
      <Button onClick={() => setTable(!isTable)} sx={{ mt: 1, px: 0 }}>
        {say(isTable ? 'coverage.tiles.show.tiles' : 'coverage.tiles.show.table')}
      </Button>
    </Box>
  );
});
