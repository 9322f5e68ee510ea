import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';

import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface TakenUpProps {
  /** Who has it open; null or the viewer where nobody else has. */
  taken: { actorName: string; takenAt: string; isViewer: boolean } | null | undefined;
}

/** "sedang dibuka Andi (20.41 WIB)": somebody else has this row open. */
export function TakenUpNote({ taken }: TakenUpProps) {
  const say = useWords();
  if (!taken || taken.isViewer) return null;
  return (
    <Typography variant="body2" sx={{ color: 'own.stripText', fontWeight: 600, mt: 0.5 }}>
      {say('queue.taken.row')} <span lang="id">{taken.actorName}</span> ({clock(taken.takenAt)})
    </Typography>
  );
}

/** Somebody else looks at the same pledge: it may be judged all the same, but better not twice. */
export function TakenUpNotice({ taken }: TakenUpProps) {
  const say = useWords();
  if (!taken || taken.isViewer) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {say('queue.taken.page')} <span lang="id">{taken.actorName}</span> ({clock(taken.takenAt)}).{' '}
      {say('queue.taken.ask')}
    </Alert>
  );
}
