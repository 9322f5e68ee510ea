import Typography from '@mui/material/Typography';

import type { Live } from '../api/useListening.ts';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** Says when the page moved by itself, and when it no longer does. Nothing while all is well and quiet. */
export function LiveLine({ live: { line, movedAt }, moved }: { live: Live; moved: string }) {
  const say = useWords();
  const news = movedAt ? say(moved, { time: clock(movedAt) }) : '';
  const text = line === 'LOST' ? say('frame.live.lost') : news;
  return (
    <Typography
      role="status"
      variant="body2"
      data-line={line}
      sx={{ color: line === 'LOST' ? 'warning.main' : 'text.secondary', mb: text ? 1.5 : 0 }}
    >
      {text}
    </Typography>
  );
}
