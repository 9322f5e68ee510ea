import type { SystemStyleObject } from '@mui/system';
import type { Theme } from '@mui/material/styles';

import type { CoveringPart } from './line.ts';

type Style = SystemStyleObject<Theme>;

/** Colours that say something stay in print and under forced colours. */
const kept: Style = { printColorAdjust: 'exact', forcedColorAdjust: 'none' };

const FILLS = { budget: 'own.budget', delivered: 'own.delivered', committed: 'own.committed' } as const;

export const coveringPiece = (part: CoveringPart): Style => ({ ...kept, bgcolor: FILLS[part] });

/** Nobody covers it: an outline, so that it reads as a hole and not as one more part. */
export const uncoveredPiece: Style = { ...kept, border: '2px solid', borderColor: 'own.uncovered' };

/** Pledged but not yet counted: hatched. */
export const heldPiece: Style = {
  ...kept,
  backgroundImage: (theme) => {
    const ink = (theme.vars ?? theme).palette.own.committed;
    return `repeating-linear-gradient(135deg, ${ink} 0 3px, transparent 3px 7px)`;
  },
};

/** Over the need: dotted, apart from the bar. */
export const overPiece: Style = {
  ...kept,
  border: '2px dotted',
  borderColor: 'own.committed',
};
