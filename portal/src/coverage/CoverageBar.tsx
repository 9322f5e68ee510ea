import Box from '@mui/material/Box';

import { Unseen } from '../frame/Unseen.tsx';
import { useWords } from '../language/useWords.ts';
import { segmentsOf, TABLE_PARTS, type CoverageLine, type Segments } from './line.ts';
import { LineAmount } from './LineAmount.tsx';
import { coveringPiece, heldPiece, overPiece, uncoveredPiece } from './pieces.ts';

/** A piece that is there is never thinner than this, however small its share. */
const THIN_PX = 4;

function Pieces({ segments }: { segments: Segments }) {
  return (
    <Box sx={{ display: 'flex', gap: '2px', flex: '1 1 0', minWidth: 0 }}>
      {segments.covering.map(
        ({ part, share }) =>
          share > 0 && (
            <Box
              key={part}
              data-part={part}
              sx={{ ...coveringPiece(part), flex: `${share} 1 0`, minWidth: THIN_PX, borderRadius: '2px' }}
            />
          ),
      )}
      {segments.uncovered > 0 && (
        <Box
          data-part="uncovered"
          sx={{ ...uncoveredPiece, flex: `${segments.uncovered} 1 0`, minWidth: THIN_PX * 2, borderRadius: '2px' }}
        >
          {segments.held > 0 && (
            <Box
              data-part="held"
              sx={{ ...heldPiece, height: '100%', width: `${segments.held * 100}%`, minWidth: THIN_PX }}
            />
          )}
        </Box>
      )}
    </Box>
  );
}

/** What the bar shows, said in words. */
function Said({ line }: { line: CoverageLine }) {
  const say = useWords();
  return (
    <Unseen>
      {TABLE_PARTS.filter((part) => part !== 'overCovered' || (line.overCovered ?? 0) > 0).map((part) => (
        <span key={part}>
          {say(`coverage.part.${part}`)} <LineAmount line={line} value={line[part]} />.{' '}
        </span>
      ))}
    </Unseen>
  );
}

interface CoverageBarProps {
  line: CoverageLine;
  height?: number;
  /** Share of the row's width, where bars of several needs stand on one scale; 1 unless told. */
  scale?: number;
  /** False where the figures stand in words right beside it. */
  isSaid?: boolean;
}

/**
 * How far one need is covered: budget, delivered, committed, then the red-outlined rest, with what is pledged but not
 * yet counted hatched inside it. What is given over the need stands apart.
 */
export function CoverageBar({ line, height = 22, scale = 1, isSaid = true }: CoverageBarProps) {
  const segments = segmentsOf(line);
  if (!segments) return null;
  return (
    <Box sx={{ position: 'relative', width: `${scale * 100}%`, minWidth: THIN_PX * 4 }}>
      {isSaid && <Said line={line} />}
      <Box aria-hidden="true" sx={{ display: 'flex', gap: '8px', height }}>
        <Box sx={{ display: 'flex', flex: '1 1 0', minWidth: 0 }}>
          <Pieces segments={segments} />
        </Box>
        {segments.over > 0 && (
          <Box data-part="over" sx={{ ...overPiece, flex: `${segments.over} 1 0`, minWidth: THIN_PX * 2 }} />
        )}
      </Box>
    </Box>
  );
}
