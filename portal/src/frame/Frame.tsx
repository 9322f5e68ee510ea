import Box from '@mui/material/Box';
import { Outlet } from '@tanstack/react-router';

import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Strips } from './Strips.tsx';

/** What every screen stands in: header, strips that say what is not as usual, the screen, footer. */
export function Frame() {
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <SkipLink />
      <Header />
      <Strips />
      <Box
        component="main"
        id="isi"
        tabIndex={-1}
        sx={{
          flex: 1,
          outline: 'none',
          width: '100%',
          maxWidth: 1232,
          mx: 'auto',
          px: 2,
          py: 2,
          // What is still to come pushes nothing about that is already seen: the footer waits below the window.
          '&:not(:has(h1)), &:has([aria-busy=true])': { minHeight: '100vh' },
        }}
      >
        <Outlet />
      </Box>
      <Footer />
    </Box>
  );
}
