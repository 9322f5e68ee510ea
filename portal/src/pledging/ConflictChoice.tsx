import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

import { useWords } from '../language/useWords.ts';
import type { Draft } from './useDraft.ts';

/** The draft went on here and on another device: the person chooses; nothing is mixed. */
export function ConflictChoice({ draft }: { draft: Draft }) {
  const say = useWords();
  if (draft.status !== 'CONFLICT') return null;
  return (
    <Alert severity="warning" sx={{ mb: 3 }}>
      {say('pledging.conflict.text')}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 1 }}>
        {draft.hasServers && (
          <Button variant="outlined" onClick={() => draft.takeServers()}>
            {say('pledging.conflict.theirs')}
          </Button>
        )}
        <Button variant="outlined" onClick={() => void draft.keeper.keepMine()}>
          {say('pledging.conflict.mine')}
        </Button>
      </Box>
    </Alert>
  );
}
