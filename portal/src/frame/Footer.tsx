import Box from '@mui/material/Box';
import Link from '@mui/material/Link';

import { PlaceLink } from './Header.tsx';
import { useWords } from '../language/useWords.ts';

/** What everybody can look at, and no place of the header leads to for every role. */
const PUBLIC = [
  ['/bandingkan', 'frame.footer.compare'],
  ['/terlupakan', 'frame.footer.forgotten'],
  ['/tumpang-tindih', 'frame.footer.overlaps'],
  ['/register', 'frame.footer.register'],
  ['/sumber', 'frame.footer.sources'],
] as const;

const OWN = [
  ['/data-saya', 'frame.footer.myData'],
  ['/privasi', 'frame.footer.privacy'],
  ['/aksesibilitas', 'frame.footer.accessibility'],
] as const;

/** What else there is, where figures come from, how to reach the graph, and whom to tell what does not work. */
export function Footer() {
  const say = useWords();
  return (
    <Box
      component="footer"
      className="no-print"
      sx={{ borderTop: '1px solid', borderColor: 'own.hairline', px: 2, py: 3, mt: 4, fontSize: '0.875rem' }}
    >
      <Box sx={{ maxWidth: 1200, mx: 'auto' }}>
        <Box sx={{ mb: 1 }}>{say('frame.footer.about')}</Box>
        <Box
          sx={{
            display: 'grid',
            columnGap: 3,
            // In widths of letters, so that large text gets fewer columns.
            gridTemplateColumns: {
              xs: 'repeat(auto-fill, minmax(min(9em, 100%), 1fr))',
              sm: 'repeat(auto-fill, minmax(min(13em, 100%), auto))',
            },
            '& a': { py: 0.75 },
          }}
        >
          {PUBLIC.map(([to, label]) => (
            <PlaceLink key={to} to={to}>
              {say(label)}
            </PlaceLink>
          ))}
          <Link href="/developers">{say('frame.footer.developers')}</Link>
          <Link href="/open">{say('frame.footer.open')}</Link>
          {OWN.map(([to, label]) => (
            <PlaceLink key={to} to={to}>
              {say(label)}
            </PlaceLink>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
