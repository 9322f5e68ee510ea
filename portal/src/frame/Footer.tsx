import Box from '@mui/material/Box';
import Link from '@mui/material/Link';

import { PlaceLink } from './Header.tsx';
import { useWords } from '../language/useWords.ts';

/** Where figures come from, how to reach the graph, and whom to tell what does not work. */
export function Footer() {
  const say = useWords();
  return (
    <Box
      component="footer"
      className="no-print"
      sx={{ borderTop: '1px solid', borderColor: 'own.hairline', px: 2, py: 3, mt: 4, fontSize: '0.875rem' }}
    >
      <Box sx={{ maxWidth: 1200, mx: 'auto', display: 'flex', gap: 3, flexWrap: 'wrap' }}>
        <span>{say('frame.footer.about')}</span>
        <PlaceLink to="/sumber">{say('frame.footer.sources')}</PlaceLink>
        <Link href="/developers">{say('frame.footer.developers')}</Link>
        <Link href="/open">{say('frame.footer.open')}</Link>
        <PlaceLink to="/data-saya">{say('frame.footer.myData')}</PlaceLink>
        <PlaceLink to="/privasi">{say('frame.footer.privacy')}</PlaceLink>
        <PlaceLink to="/aksesibilitas">{say('frame.footer.accessibility')}</PlaceLink>
      </Box>
    </Box>
  );
}
