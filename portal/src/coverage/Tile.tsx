import Box from '@mui/material/Box';

import { PlaceLink } from '../frame/Header.tsx';
import { Unseen } from '../frame/Unseen.tsx';
import { NO_FIGURE, percent } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { TILE_CLASSES, TILE_INK } from '../look/theme.ts';
import type { Place } from './layouts.ts';
import { classOf, uncoveredPercent, type TileArea } from './tiles.ts';

/** Hatched and in words: no data is not 0 %. */
export const noDataFill = {
  color: 'text.primary',
  border: '1px solid',
  borderColor: 'divider',
  backgroundImage: 'repeating-linear-gradient(45deg, var(--mui-palette-own-hairline) 0 2px, transparent 2px 8px)',
} as const;

/** The ground and ink of a class; the same by day and by night. */
export const classFill = (share: number) => ({
  bgcolor: TILE_CLASSES[classOf(share)],
  color: TILE_INK[classOf(share)],
  border: '1px solid',
  borderColor: 'divider',
  printColorAdjust: 'exact',
  forcedColorAdjust: 'none',
});

/** The one where there is room for it, the other where there is not. */
function Wide({ wide, narrow, least }: { wide: string; narrow: string; least: number }) {
  const isNarrow = `@container (max-width: ${least}px)`;
  return (
    <>
      <Box component="span" sx={{ [isNarrow]: { display: 'none' } }}>
        {wide}
      </Box>
      <Box component="span" sx={{ display: 'none', [isNarrow]: { display: 'inline' } }}>
        {narrow}
      </Box>
    </>
  );
}

interface TileProps {
  place: Place;
  /** Its figures; none where the hub has no gap there. */
  area: TileArea | undefined;
  isChosen: boolean;
  /** True while the figures are on their way. */
  isBusy: boolean;
  /** True where many stand in a row: words give way to a dash. */
  isTight: boolean;
  /** True where few stand in a row: even a phone has room for the name. */
  isRoomy: boolean;
}

/** One area: a link that carries its name, the uncovered share in print, and whether it is the one looked at. */
export function Tile({ place, area, isChosen, isBusy, isTight, isRoomy }: TileProps) {
  const say = useWords();
  const share = area ? uncoveredPercent(area) : null;
  const isKnown = share !== null;
  const printed = isKnown ? percent(share / 100) : say('coverage.tiles.noData');
  return (
    <Box component="li" sx={{ gridRow: place.row, gridColumn: place.column, listStyle: 'none', minWidth: 0 }}>
      <PlaceLink
        to="/kesenjangan"
        search={(before) => ({ ...before, wilayah: place.code })}
        underline="none"
        title={area?.name ?? place.name}
        aria-current={isChosen ? 'true' : undefined}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          height: '100%',
          minHeight: 64,
          p: 0.5,
          ...(isTight && { '@container (max-width: 480px)': { p: '2px' } }),
          borderRadius: 1,
          fontSize: '0.75rem',
          lineHeight: 1.2,
          ...(isKnown ? classFill(share) : noDataFill),
          ...(isChosen && { outline: '3px solid', outlineColor: 'text.primary', outlineOffset: '1px' }),
        }}
      >
        <span aria-hidden="true">
          {isRoomy ? place.name : <Wide wide={place.name} narrow={place.short} least={isTight ? 640 : 380} />}
        </span>
        <Unseen>
          {area?.name ?? place.name}: {isKnown ? say('coverage.tiles.value', { share: printed }) : printed}
        </Unseen>
        {!isBusy && (
          <Box component="strong" aria-hidden="true" sx={{ fontSize: isTight ? '0.75rem' : '0.8125rem' }}>
            {isTight && !isKnown ? <Wide wide={printed} narrow={NO_FIGURE} least={480} /> : printed}
          </Box>
        )}
      </PlaceLink>
    </Box>
  );
}
