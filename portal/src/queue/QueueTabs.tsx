import Box from '@mui/material/Box';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';

const TABS = [
  ['/antrean', 'queue.tab.pledges'],
  ['/antrean/penyaluran', 'queue.tab.deliveries'],
  ['/antrean/sengketa', 'queue.tab.disputes'],
  ['/antrean/kegiatan', 'queue.tab.activities'],
  ['/antrean/dana', 'queue.tab.pools'],
  ['/antrean/senyap', 'queue.tab.quiet'],
] as const;

/** The work lists of a coordinator, beside each other. */
export function QueueTabs() {
  const say = useWords();
  return (
    <Box
      component="nav"
      aria-label={say('queue.tabs')}
      className="no-print"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 0.5,
        mb: 2,
        borderBottom: '1px solid',
        borderColor: 'own.hairline',
      }}
    >
      {TABS.map(([to, label]) => (
        <PlaceLink
          key={to}
          to={to}
          search={(now: Record<string, unknown>) => (now['wilayah'] ? { wilayah: String(now['wilayah']) } : {})}
          underline="none"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          sx={{
            px: 1.25,
            py: 1,
            borderBottom: '3px solid transparent',
            '&[aria-current=page]': { borderColor: 'primary.main', fontWeight: 700 },
          }}
        >
          {say(label)}
        </PlaceLink>
      ))}
    </Box>
  );
}
