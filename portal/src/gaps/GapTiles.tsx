import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';

import { GapTilesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { TileGrid } from '../coverage/TileGrid.tsx';
import { Fault, Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { tilesQuestion } from './questions.ts';
import type { UsedFilter } from './useGapFilter.ts';
import { WaysOn } from './WaysOn.tsx';

/** Where the gap is: the parts of the area one looks at, with the year and category of the filter. */
export function GapTiles({ used }: { used: UsedFilter }) {
  const say = useWords();
  const { known, filter } = used;
  const asked = tilesQuestion(known.wilayah, filter);
  const area = asked.within;
  const answer = useAsk(GapTilesDocument, asked, { isKept: true, enabled: filter !== null });
  const map = answer.data?.data.gapMap;
  const areas = useMemo(() => map?.flatMap(({ area: part, ...sums }) => (part ? [{ ...part, ...sums }] : [])), [map]);
  const year = map?.[0]?.fiscalYear;
  // The one looked at and its neighbour in the list.
  const codes = (areas ?? []).map(({ code }) => code);
  const compared = [
    ...codes.filter((code) => code === known.wilayah),
    ...codes.filter((code) => code !== known.wilayah),
  ].slice(0, 2);
  return (
    <Box component="section" aria-labelledby="petak">
      <Typography variant="h2" id="petak" sx={{ mb: 1.5 }}>
        {say(year ? 'gaps.tiles.headingOfYear' : 'gaps.tiles.heading', { year: String(year) })}
      </Typography>
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && !map && <Unavailable what={say('gaps.list.what.tiles')} onRetry={() => void answer.refetch()} />}
      {(answer.isPending || map) && <TileGrid area={area} areas={areas} chosen={known.wilayah ?? null} />}
      <WaysOn known={known} area={area} compared={compared} />
    </Box>
  );
}
