import Typography from '@mui/material/Typography';

import { useWords } from '../language/useWords.ts';
import { PlaceLink } from './Header.tsx';
import { Page } from './Page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const say = useWords();
  return (
    <Page title={say('frame.notFound.title')}>
      <Typography>
        {say('frame.notFound.text')} <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink>
      </Typography>
    </Page>
  );
}
