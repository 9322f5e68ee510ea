// The colours of the pictures: those of the coverage bar, as the theme sets them for light and dark.
export const BUDGET = 'var(--mui-palette-own-budget)';
export const DELIVERED = 'var(--mui-palette-own-delivered)';
export const COMMITTED = 'var(--mui-palette-own-committed)';
export const UNCOVERED = 'var(--mui-palette-own-uncovered)';
