import Box from '@mui/material/Box';

import { useWords } from '../language/useWords.ts';
import { PlaceLink } from './Header.tsx';

/** The addresses that stand beside each other and take an area (`wilayah`). */
type TabAddress =
  | '/ikrar'
  | '/rencana'
  | '/lapor'
  | '/sertifikat'
  | '/kepatuhan'
  | '/relawan'
  | `/relawan/${'kurang' | 'tugas' | 'perusahaan' | 'kehadiran' | 'perbaikan'}`
  | '/antrean'
  | `/antrean/${'penyaluran' | 'sengketa' | 'kegiatan' | 'dana' | 'senyap'}`;

interface RoomTabsProps {
  /** The id of what the pages are together. */
  name: string;
  /** Each page: its address, and the id of what it is called. */
  tabs: readonly (readonly [TabAddress, string])[];
}

/** Pages that belong together, beside each other; the area stays the same from one to the next. */
export function RoomTabs({ name, tabs }: RoomTabsProps) {
  const say = useWords();
  return (
    <Box
      component="nav"
      aria-label={say(name)}
      className="no-print"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: { sm: 0.5 },
        mb: 2.5,
        borderBottom: '1px solid',
        borderColor: 'own.hairline',
      }}
    >
      {tabs.map(([to, label]) => (
        <PlaceLink
          key={to}
          to={to}
          search={(now: Record<string, unknown>) => (now['wilayah'] ? { wilayah: String(now['wilayah']) } : {})}
          underline="none"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          sx={{
            px: { xs: 0.75, sm: 1.25 },
            py: { xs: 0.75, sm: 1 },
            fontSize: { xs: '0.9375rem', sm: '1rem' },
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
