import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { useOnline } from '../frame/useOnline.ts';
import { count, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { Draft, Standing } from './drafts.ts';
import type { useSending } from './useSending.ts';

type Sending = ReturnType<typeof useSending>;

function Version({ title, of }: { title: string; of: Omit<Standing, 'id'> }) {
  const say = useWords();
  return (
    <Typography>
      <strong>{title}</strong>{' '}
      {say('visits.version', {
        hours: of.hours,
        activity: say(`visits.activity.${of.activity}`),
        people: of.peopleReached ?? '—',
      })}
    </Typography>
  );
}

/** A day that was reported already: both versions, and which one shall stand. */
function Choose({ draft, standing, sending }: { draft: Draft; standing: Standing; sending: Sending }) {
  const say = useWords();
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {say('visits.conflict')}
      <Version title={say('visits.theirs')} of={standing} />
      <Version title={say('visits.mine')} of={draft} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" variant="outlined" onClick={() => void sending.drop(draft.key)}>
          {say('visits.useTheirs')}
        </Button>
        <Button size="small" variant="outlined" onClick={() => void sending.replace(draft, standing)}>
          {say('visits.useMine')}
        </Button>
        <Button size="small" variant="outlined" onClick={() => void sending.sendToo(draft)}>
          {say('visits.useBoth')}
        </Button>
      </Box>
    </Alert>
  );
}

function WaitingDraft({ draft, sending }: { draft: Draft; sending: Sending }) {
  const say = useWords();
  const trouble = sending.troubles.get(draft.key);
  return (
    <Paper component="li" sx={{ p: 2 }}>
      <Typography sx={{ fontWeight: 600 }} lang="id">
        {draft.who}
      </Typography>
      <Typography lang="id">{draft.gap}</Typography>
      <Version title={day(draft.visitedOn)} of={draft} />
      {trouble?.problems.map(({ message }) => (
        <Typography key={message} role="alert" color="error">
          {message}
        </Typography>
      ))}
      {trouble?.standing && <Choose draft={draft} standing={trouble.standing} sending={sending} />}
      {!trouble?.standing && (
        <Button size="small" color="error" onClick={() => void sending.drop(draft.key)} sx={{ mt: 1 }}>
          {say('visits.drop')}
        </Button>
      )}
    </Paper>
  );
}

/** What waits on this device to be sent: with a tap, never by itself. */
export function Waiting({ sending }: { sending: Sending }) {
  const say = useWords();
  const isOnline = useOnline();
  const { drafts, isBusy, sent } = sending;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Box role="status">
        {sent > 0 && <Alert sx={{ mb: 2 }}>{say('visits.sent', { count: sent })}</Alert>}
        {drafts.length > 0 && (
          <Typography variant="h2" sx={{ mb: 1 }}>
            {say(isOnline ? 'visits.waiting.online' : 'visits.waiting.offline', { count: count(drafts.length) })}
          </Typography>
        )}
      </Box>
      {drafts.length > 0 && (
        <>
          <Box component="ul" sx={{ p: 0, m: 0, mb: 2, listStyle: 'none', display: 'grid', gap: 1.5, maxWidth: 720 }}>
            {drafts.map((draft) => (
              <WaitingDraft key={draft.key} draft={draft} sending={sending} />
            ))}
          </Box>
          <Button variant="contained" disabled={!isOnline || isBusy} onClick={() => void sending.sendAll()}>
            {say('visits.send', { count: drafts.length })}
          </Button>
        </>
      )}
    </Box>
  );
}
