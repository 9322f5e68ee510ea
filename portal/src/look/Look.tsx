import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useLingui } from '@lingui/react';
import { useMemo, type ReactNode } from 'react';

import { currentLanguage } from '../language/language.ts';
import { themeFor } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const cache = createCache({ key: 'mui', prepend: true, ...(nonce && { nonce }) });

/** Styles with the page's nonce, and MUI's own words in the language of the page. */
export function Look({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  const theme = useMemo(() => themeFor(i18n.locale === 'en' ? 'en' : currentLanguage()), [i18n.locale]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
