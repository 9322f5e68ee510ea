import Typography from '@mui/material/Typography';

import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { Draft } from './useDraft.ts';

/** Where the draft lies, in one line under the form. */
export function SaveLine({ draft }: { draft: Draft }) {
  const say = useWords();
  const { status, savedAt, savedBody } = draft;
  const isHub = status === 'SAVED' && savedBody !== null;
  return (
    <Typography role="status" variant="body2" color="text.secondary" data-saved={status} sx={{ mt: 3, minHeight: 24 }}>
      {isHub && (savedAt ? say('pledging.saved.at', { time: clock(savedAt) }) : say('pledging.saved.before'))}
      {!isHub && status !== 'SENT' && say(`pledging.saved.${status}`)}
    </Typography>
  );
}
