import Box from '@mui/material/Box';

import { useWords } from '../language/useWords.ts';
import { classFill, noDataFill } from './tileStyles.ts';

const CLASSES = [0, 1, 2, 3, 4] as const;

/** The five classes, and how "no data" looks. */
export function TileLegend() {
  const say = useWords();
  const entries = [
    ...CLASSES.map((one) => ({ label: say(`coverage.tiles.class.${one}`), fill: classFill(one) })),
    { label: say('coverage.tiles.noData'), fill: noDataFill },
  ];
  return (
    <Box
      component="ul"
      aria-label={say('coverage.tiles.legend')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, p: 0, my: 1.5, fontSize: '0.875rem' }}
    >
      {entries.map(({ label, fill }) => (
        <Box component="li" key={label} sx={{ display: 'flex', gap: 1, alignItems: 'center', listStyle: 'none' }}>
          <Box aria-hidden="true" sx={{ ...fill, width: 16, height: 16, flex: 'none', borderRadius: '2px' }} />
          {label}
        </Box>
      ))}
    </Box>
  );
}
