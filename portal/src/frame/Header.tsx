import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { createLink } from '@tanstack/react-router';
import { useState } from 'react';

import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useWords } from '../language/useWords.ts';
import { signOut } from '../session/session.ts';
import { useSession } from '../session/useSession.ts';
import { placesFor } from './places.ts';

/** A link of the router that looks like MUI's. */
export const PlaceLink = createLink(Link);

function Places({ isOpen }: { isOpen: boolean }) {
  const say = useWords();
  const session = useSession();
  return (
    <Box
      component="nav"
      aria-label={say('frame.places')}
      id="tempat"
      sx={{
        display: { xs: isOpen ? 'flex' : 'none', sm: 'flex' },
        flexDirection: { xs: 'column', sm: 'row' },
        flexWrap: 'wrap',
        flexBasis: { xs: '100%', sm: 'auto' },
        order: { xs: 3, sm: 0 },
        gap: { xs: 0, sm: 0.5 },
      }}
    >
      {placesFor(session).map(({ to, label }) => (
        <PlaceLink
          key={to}
          to={to}
          underline="none"
          activeProps={{ 'aria-current': 'page' }}
          sx={{
            px: 1.25,
            py: 1.25,
            minHeight: 44,
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

function WhoIsHere({ isOpen }: { isOpen: boolean }) {
  const say = useWords();
  const session = useSession();
  if (session.subject === null) return <PlaceLink to="/masuk">{say('frame.signIn')}</PlaceLink>;
  return (
    <Box
      sx={{
        // On a phone it is in the menu, under the places.
        display: { xs: isOpen ? 'flex' : 'none', sm: 'flex' },
        order: { xs: 4, sm: 0 },
        flexBasis: { xs: '100%', sm: 'auto' },
        columnGap: 1,
        alignItems: 'center',
        justifyContent: 'space-between',
      }}
    >
      <span>{session.name}</span>
      <Button size="small" onClick={() => void signOut()}>
        {say('frame.signOut')}
      </Button>
    </Box>
  );
}

/** Brand, places by role (behind a "Menu" on a phone), language, who is signed in. */
export function Header() {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box
      component="header"
      className="no-print"
      sx={{ borderBottom: '4px solid', borderColor: 'primary.main', px: 2, py: 0.5 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
        <PlaceLink to="/" underline="none" color="text.primary" sx={{ fontWeight: 700, py: 1 }}>
          Simpul
        </PlaceLink>
        <Button
          size="small"
          variant="outlined"
          aria-expanded={isOpen}
          aria-controls="tempat"
          onClick={() => setOpen(!isOpen)}
          sx={{ display: { sm: 'none' } }}
        >
          {say('frame.menu')}
        </Button>
        <Places isOpen={isOpen} />
        <Box sx={{ ml: 'auto' }}>
          <LanguageSwitch />
        </Box>
        <WhoIsHere isOpen={isOpen} />
      </Box>
    </Box>
  );
}
