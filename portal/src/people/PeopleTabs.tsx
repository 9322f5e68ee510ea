import Box from '@mui/material/Box';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';

const TABS = [
  ['/relawan', 'people.tab.people'],
  ['/relawan/kurang', 'people.tab.short'],
  ['/relawan/tugas', 'people.tab.deployments'],
  ['/relawan/perusahaan', 'people.tab.companies'],
  ['/relawan/kehadiran', 'people.tab.visits'],
] as const;

/** The pages of a social-pillar coordinator, beside each other; the area stays the same. */
export function PeopleTabs() {
  const say = useWords();
  return (
    <Box
      component="nav"
      aria-label={say('people.tabs')}
      className="no-print"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 0.5,
        mb: 2.5,
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
