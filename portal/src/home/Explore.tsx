import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';

const WAYS = [
  ['/bandingkan', 'compare'],
  ['/terlupakan', 'forgotten'],
  ['/tumpang-tindih', 'overlaps'],
  ['/register', 'register'],
] as const;

/** What else can be looked at without signing in, each with what it answers. */
export function Explore() {
  const say = useWords();
  return (
    <Box component="section" aria-labelledby="jelajah" sx={{ my: 4 }}>
      <Typography variant="h2" id="jelajah" sx={{ mb: 1.5 }}>
        {say('home.explore.title')}
      </Typography>
      <Box
        component="ul"
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 1.5,
          p: 0,
          m: 0,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' },
        }}
      >
        {WAYS.map(([to, name]) => (
          <Box component="li" key={to} sx={{ listStyle: 'none' }}>
            <PlaceLink to={to} sx={{ fontWeight: 600 }}>
              {say(`home.explore.${name}`)}
            </PlaceLink>
            <Typography color="text.secondary">{say(`home.explore.${name}.text`)}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
