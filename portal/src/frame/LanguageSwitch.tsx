import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLingui } from '@lingui/react';

import { speak } from '../language/language.ts';

/** The other language, named in itself; the address and what was typed stay. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  const other = i18n.locale === 'en' ? 'id' : 'en';
  return (
    <Button size="small" lang={other} onClick={() => void speak(other)}>
      {other === 'en' ? (
        'English'
      ) : (
        <>
          {/* A phone has room for one word. */}
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, whiteSpace: 'pre' }}>
            {'Bahasa '}
          </Box>
          Indonesia
        </>
      )}
    </Button>
  );
}
