import GlobalStyles from '@mui/material/GlobalStyles';

/** A brief on A4: small type, no table row cut in two, every part's title with what follows it. */
export function PrintStyles() {
  return (
    <GlobalStyles
      styles={{
        '@page': { size: 'A4', margin: '12mm' },
        '@media print': {
          html: { fontSize: '11px' },
          'main#isi': { padding: '0 !important', maxWidth: 'none !important' },
          h1: { marginTop: '0 !important' },
          'h2, h3': { breakAfter: 'avoid' },
          'section[data-part]': { marginTop: '14px !important' },
          'section[data-part="1"]': { breakInside: 'avoid' },
          thead: { display: 'table-header-group' },
          'tr, li': { breakInside: 'avoid' },
          table: { width: '100%' },
          'td, th': { padding: '3px 4px !important', fontSize: '0.875rem !important' },
          '.matrix thead th': { fontSize: '0.6875rem !important' },
          a: { color: 'inherit !important', textDecoration: 'none !important' },
        },
      }}
    />
  );
}
