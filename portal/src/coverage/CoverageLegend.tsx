import Box from '@mui/material/Box';
import type { SystemStyleObject } from '@mui/system';
import type { Theme } from '@mui/material/styles';

import { useWords } from '../language/useWords.ts';
import { coveringPiece, heldPiece, overPiece, uncoveredPiece } from './pieces.ts';

const ENTRIES: readonly (readonly [string, SystemStyleObject<Theme>])[] = [
  ['coverage.part.budget', coveringPiece('budget')],
  ['coverage.part.delivered', coveringPiece('delivered')],
  ['coverage.part.committed', coveringPiece('committed')],
  ['coverage.legend.held', { ...uncoveredPiece, ...heldPiece }],
  ['coverage.part.uncovered', uncoveredPiece],
];

/** What the pieces of the bar mean; once a page, under the bars. */
export function CoverageLegend({ hasOver = false }: { hasOver?: boolean }) {
  const say = useWords();
  const entries = hasOver ? [...ENTRIES, ['coverage.part.overCovered', overPiece] as const] : ENTRIES;
  return (
    <Box
      component="ul"
      aria-label={say('coverage.legend.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, p: 0, my: 1, fontSize: '0.875rem' }}
    >
      {entries.map(([label, piece]) => (
        <Box component="li" key={label} sx={{ display: 'flex', gap: 1, alignItems: 'center', listStyle: 'none' }}>
          <Box aria-hidden="true" sx={{ ...piece, width: 16, height: 16, flex: 'none', borderRadius: '2px' }} />
          {say(label)}
        </Box>
      ))}
    </Box>
  );
}
