import Box from '@mui/material/Box';

import { count, decimal, NO_FIGURE, percent, rupiah } from '../language/formats.ts';
import type { Measure, MeasureKind } from './measures.ts';

function written(kind: MeasureKind, value: number): string {
  if (kind === 'money') return rupiah(value);
  if (kind === 'share') return percent(value, 2);
  if (kind === 'percent') return `${decimal(String(value))}%`;
  return count(value);
}

/** A value in print, and a bar on the scale of its kind. */
export function MeasureValue({ measure, index, scale }: { measure: Measure; index: number; scale: number }) {
  const value = measure.values[index] ?? null;
  if (value === null) return <span className="figure">{NO_FIGURE}</span>;
  return (
    <>
      <span className="figure">{written(measure.kind, value)}</span>
      <Box aria-hidden="true" sx={{ height: 10, mt: 0.5, bgcolor: 'own.tint', borderRadius: '2px' }}>
        {value > 0 && scale > 0 && (
          <Box
            sx={{
              height: '100%',
              minWidth: 2,
              width: `${(value / scale) * 100}%`,
              bgcolor: measure.id === 'uncovered' ? 'own.uncovered' : 'own.committed',
              borderRadius: '2px',
              printColorAdjust: 'exact',
              forcedColorAdjust: 'none',
            }}
          />
        )}
      </Box>
    </>
  );
}
