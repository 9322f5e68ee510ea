import Box from '@mui/material/Box';

import { PlaceLink } from '../frame/Header.tsx';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** The year that is asked about where none is named: this one. */
export const thisYear = (): number => Number(today().slice(0, 4));

interface YearLinksProps {
  to: '/register' | '/kepatuhan';
  chosen: number;
}

/** This year and the two before it. */
export function YearLinks({ to, chosen }: YearLinksProps) {
  const say = useWords();
  const last = thisYear();
  const years = [...new Set([last, last - 1, last - 2, chosen])].toSorted((one, other) => other - one);
  return (
    <Box
      component="nav"
      className="no-print"
      aria-label={say('register.years')}
      sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', my: 2 }}
    >
      {years.map((year) => (
        <PlaceLink
          key={year}
          to={to}
          search={(before) => ({ ...before, tahun: String(year) })}
          underline="none"
          {...(year === chosen && { 'aria-current': 'page' })}
          sx={{
            px: 1.5,
            py: 1,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
            '&[aria-current=page]': { bgcolor: 'own.tint', borderColor: 'primary.main', fontWeight: 700 },
          }}
        >
          {year}
        </PlaceLink>
      ))}
    </Box>
  );
}
