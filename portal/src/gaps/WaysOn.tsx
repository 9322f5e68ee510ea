import Box from '@mui/material/Box';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import type { GapSearch } from './search.ts';

interface WaysOnProps {
  known: GapSearch;
  /** The area whose parts are drawn; null for the country. */
  area: string | null;
  /** Codes to begin a comparison with. */
  compared: readonly string[];
}

/** Where one goes on from the tiles: up, to the area in pictures, to areas side by side, to what nobody covers. */
export function WaysOn({ known, area, compared }: WaysOnProps) {
  const say = useWords();
  const { wilayah } = known;
  const within = wilayah === undefined ? {} : { wilayah };
  return (
    <Box
      component="nav"
      aria-label={say('gaps.ways')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, '& a': { py: 0.75 } }}
    >
      {area !== null && (
        <PlaceLink to="/kesenjangan" search={{ ...known, wilayah: undefined }}>
          {say('gaps.tiles.country')}
        </PlaceLink>
      )}
      {wilayah !== undefined && (
        <PlaceLink to="/wilayah/$kode" params={{ kode: wilayah }}>
          {say('gaps.ways.area')}
        </PlaceLink>
      )}
      <PlaceLink to="/bandingkan" search={area === null ? {} : { w: compared.join(',') }}>
        {say('gaps.tiles.compare')}
      </PlaceLink>
      <PlaceLink to="/terlupakan" search={within}>
        {say('gaps.ways.forgotten')}
      </PlaceLink>
      <PlaceLink to="/tumpang-tindih" search={within}>
        {say('gaps.ways.overlaps')}
      </PlaceLink>
    </Box>
  );
}
