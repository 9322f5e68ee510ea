import Typography from '@mui/material/Typography';

import type { LineState } from '../api/live.ts';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** Says when the figures moved by themselves, and when they no longer do. Nothing while all is well and quiet. */
export function LiveLine({ line, movedAt }: { line: LineState; movedAt: Date | null }) {
  const say = useWords();
  const moved = movedAt ? say('gap.live.moved', { time: clock(movedAt) }) : '';
  const text = line === 'LOST' ? say('gap.live.lost') : moved;
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
