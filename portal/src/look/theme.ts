import { createTheme, type ThemeOptions } from '@mui/material/styles';
import { enUS, idID } from '@mui/material/locale';

import type { Language } from '../language/languages.ts';

/** Colours that MUI has no name for: the parts of the coverage bar, the classes of the tiles, the page's grounds. */
interface Own {
  budget: string;
  delivered: string;
  committed: string;
  uncovered: string;
  tint: string;
  hairline: string;
  strip: string;
  stripText: string;
}

declare module '@mui/material/styles' {
  interface Palette {
    own: Own;
  }
  interface PaletteOptions {
    own: Own;
  }
}

/** Five classes of uncovered share, light to dark; ink is readable on the first three, white on the last two. */
export const TILE_CLASSES = ['#F7E9D7', '#F2C48D', '#E08E4A', '#B85A1E', '#6E2C0B'] as const;
export const TILE_INK = ['#1F1F1F', '#1F1F1F', '#1F1F1F', '#FFFFFF', '#FFFFFF'] as const;

const light: ThemeOptions = {
  palette: {
    primary: { main: '#0956C3', dark: '#074596', contrastText: '#FFFFFF' },
    error: { main: '#B3190F' },
    success: { main: '#1E6B2B' },
    warning: { main: '#7A4B00' },
    text: { primary: '#1F1F1F', secondary: '#4D545C' },
    background: { default: '#FFFFFF', paper: '#FFFFFF' },
    divider: '#737A82',
    own: {
      budget: '#4D545C',
      delivered: '#06264D',
      committed: '#0956C3',
      uncovered: '#B3190F',
      tint: '#EAF2FE',
      hairline: '#D9DDE1',
      strip: '#FFF3D6',
      stripText: '#5C3800',
    },
  },
};

const dark: ThemeOptions = {
  palette: {
    primary: { main: '#7FB3FF', dark: '#A9CBFF', contrastText: '#141414' },
    error: { main: '#FF9B8A' },
    success: { main: '#86D68F' },
    warning: { main: '#FFCB66' },
    text: { primary: '#F1F3F5', secondary: '#B7BEC6' },
    background: { default: '#141414', paper: '#1C1D1F' },
    divider: '#838B94',
    own: {
      budget: '#9AA2AB',
      delivered: '#D5E6FF',
      committed: '#7FB3FF',
      uncovered: '#FF9B8A',
      tint: '#16263F',
      hairline: '#3A3F45',
      strip: '#3D2E0B',
      stripText: '#FFDF9E',
    },
  },
};

/** The look of the portal; light or dark as the device says. */
export function themeFor(language: Language) {
  return createTheme(
    {
      cssVariables: { colorSchemeSelector: 'media' },
      colorSchemes: { light, dark },
      shape: { borderRadius: 4 },
      spacing: 8,
      breakpoints: { values: { xs: 0, sm: 640, md: 960, lg: 1200, xl: 1536 } },
      typography: {
        fontFamily: "'Inter Variable', 'Inter Fallback', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        h1: { fontSize: '1.5rem', fontWeight: 700, lineHeight: 1.25 },
        h2: { fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.25 },
        h3: { fontSize: '1.125rem', fontWeight: 600, lineHeight: 1.25 },
        body1: { lineHeight: 1.5 },
        body2: { lineHeight: 1.5 },
        button: { textTransform: 'none', fontWeight: 600, fontSize: '1rem' },
      },
      components: {
        MuiCssBaseline: {
          styleOverrides: {
            // Radio buttons and boxes to tick hide the field that has the focus; their ring is drawn around what is seen.
            ':focus-visible, .MuiRadio-root:has(:focus-visible), .MuiCheckbox-root:has(:focus-visible)': {
              outline: '3px solid var(--mui-palette-text-primary)',
              outlineOffset: '2px',
            },
            // A word that is wider than its place goes on in the next line, where letters are large.
            body: { overflowWrap: 'break-word' },
            // Beside its box a label may get narrower than its longest word.
            '.MuiFormControlLabel-label': { overflowWrap: 'anywhere' },
            'table, .figure': { fontVariantNumeric: 'tabular-nums' },
            // A class and no component's style, because every bar and every tile has one.
            '.unseen': {
              position: 'absolute',
              width: '1px',
              height: '1px',
              overflow: 'hidden',
              clipPath: 'inset(50%)',
              whiteSpace: 'nowrap',
            },
            // An amount is one word, also where it has spaces.
            'td .figure': { whiteSpace: 'nowrap' },
            '@media (prefers-reduced-motion: reduce)': {
              '*': { animationDuration: '0s !important', transitionDuration: '0s !important' },
            },
            '@media print': { '.no-print': { display: 'none !important' } },
          },
        },
        MuiButtonBase: { defaultProps: { disableRipple: true } },
        MuiButton: {
          defaultProps: { disableElevation: true },
          styleOverrides: { root: { minHeight: 44 } },
        },
        MuiLink: { defaultProps: { underline: 'always' } },
        MuiTextField: { defaultProps: { fullWidth: true } },
        MuiPaper: {
          defaultProps: { elevation: 0, variant: 'outlined' },
          styleOverrides: { outlined: { borderColor: 'var(--mui-palette-own-hairline)' } },
        },
        // A label stands above its field and may take two lines: in its frame a long one is cut, with large text most are.
        MuiInputLabel: {
          defaultProps: { shrink: true },
          styleOverrides: {
            outlined: {
              position: 'static',
              transform: 'none',
              maxWidth: 'none',
              overflow: 'visible',
              whiteSpace: 'normal',
              marginBottom: 4,
              color: 'var(--mui-palette-text-primary)',
            },
          },
        },
        MuiOutlinedInput: {
          styleOverrides: {
            notchedOutline: {
              borderColor: 'var(--mui-palette-divider)',
              top: 0,
              '& legend': { display: 'none' },
            },
          },
        },
        MuiSelect: { styleOverrides: { select: { whiteSpace: 'normal' } } },
        MuiChip: { styleOverrides: { root: { height: 'auto', minHeight: 24 }, label: { whiteSpace: 'normal' } } },
        // On a phone, or with large letters, what can be done about it stands below what is said.
        MuiAlert: {
          styleOverrides: {
            root: { flexWrap: 'wrap' },
            message: { flex: '1 1 12rem', minWidth: 0 },
            action: { whiteSpace: 'nowrap' },
          },
        },
        MuiTableCell: { styleOverrides: { root: { borderColor: 'var(--mui-palette-own-hairline)' } } },
      },
    },
    language === 'id' ? idID : enUS,
  );
}
