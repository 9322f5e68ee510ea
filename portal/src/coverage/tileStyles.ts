// How the tiles look. One style for the whole grid: a style for each part of each tile costs a cheap phone a long moment.
import type { SystemStyleObject } from '@mui/system';
import type { Theme } from '@mui/material/styles';

import { TILE_CLASSES, TILE_INK } from '../look/theme.ts';

type Style = SystemStyleObject<Theme>;

/** Hatched and in words: no data is not 0 %. */
export const noDataFill = {
  color: 'text.primary',
  border: '1px solid',
  borderColor: 'divider',
  backgroundImage: 'repeating-linear-gradient(45deg, var(--mui-palette-own-hairline) 0 2px, transparent 2px 8px)',
} as const satisfies Style;

/** The ground and ink of a class; the same by day and by night. */
export const classFill = (one: 0 | 1 | 2 | 3 | 4): Style => ({
  bgcolor: TILE_CLASSES[one],
  color: TILE_INK[one],
  border: '1px solid',
  borderColor: 'divider',
  printColorAdjust: 'exact',
  forcedColorAdjust: 'none',
});

/** Words for those that have room, letters or a dash for the others. */
const either = (where: string, least: number): Style => ({
  [`& ${where} [data-room=narrow]`]: { display: 'none' },
  [`@container (max-width: ${least}px)`]: {
    [`& ${where} [data-room=wide]`]: { display: 'none' },
    [`& ${where} [data-room=narrow]`]: { display: 'inline' },
  },
});

const grid: Style = {
  display: 'grid',
  gap: '6px',
  p: 0,
  m: 0,
  // Room for one row while it is not known how many there are.
  minHeight: 64,
  '& li': { listStyle: 'none', minWidth: 0 },
  '& a': {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    height: '100%',
    minHeight: 64,
    p: 0.5,
    borderRadius: 1,
    fontSize: '0.75rem',
    lineHeight: 1.2,
    textDecoration: 'none',
  },
  '& strong': { fontSize: '0.8125rem' },
  '& a[aria-current=true]': { outline: '3px solid', outlineColor: 'text.primary', outlineOffset: '1px' },
  // A ring of its own, or the focus could not be told from the choice.
  '& a[aria-current=true]:focus-visible': { outlineWidth: '5px', outlineColor: 'primary.main' },
  '& a[data-fill=none]': noDataFill,
};

const fills = ([0, 1, 2, 3, 4] as const).map((one): Style => ({ [`& a[data-fill="${one}"]`]: classFill(one) }));

/** Where many stand in a row there is less of everything. */
const tight: Style = {
  '& strong': { fontSize: '0.75rem' },
  '@container (max-width: 480px)': { '& a': { p: '2px' } },
};

export const tileStyles: { usual: Style[]; tight: Style[] } = {
  usual: [grid, ...fills, either('a > span', 380)],
  tight: [grid, ...fills, either('a > span', 640), either('strong', 480), tight],
};
