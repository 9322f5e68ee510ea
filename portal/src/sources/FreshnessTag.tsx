import Chip from '@mui/material/Chip';

import { useWords } from '../language/useWords.ts';
import type { Late } from './order.ts';

const COLOURS = { STALE: 'error', OVERDUE: 'warning', DUE: 'default', FRESH: 'success', NONE: 'default' } as const;

/** How fresh a source is, in words; the colour only repeats it. */
export function FreshnessTag({ late }: { late: Late }) {
  const say = useWords();
  return <Chip size="small" variant="outlined" color={COLOURS[late]} label={say(`sources.freshness.${late}`)} />;
}
