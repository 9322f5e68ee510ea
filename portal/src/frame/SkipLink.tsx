import Link from '@mui/material/Link';

import { useWords } from '../language/useWords.ts';

/** Past the header in one key press. */
export function SkipLink() {
  const say = useWords();
  return (
    <Link
      href="#isi"
      className="no-print"
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>('#isi')?.focus();
      }}
      sx={{
        position: 'absolute',
        left: -9999,
        '&:focus': { left: 8, top: 8, zIndex: 10, bgcolor: 'background.paper', p: 1 },
      }}
    >
      {say('frame.skip')}
    </Link>
  );
}
