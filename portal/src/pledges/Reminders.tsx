import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

import { AcknowledgeReminderDocument } from '../api/generated/graphql.ts';
import { useSend } from '../api/useSend.ts';
import { useKey } from '../forms/key.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

export interface Reminded {
  id: string;
  message: string;
  daysLeft: number;
  isAcknowledged: boolean;
}

function Reminder({ reminder }: { reminder: Reminded }) {
  const say = useWords();
  const send = useSend(AcknowledgeReminderDocument);
  const key = useKey(`reminder ${reminder.id}`);
  const acknowledge = () =>
    send.mutate({ input: { reminderId: reminder.id, idempotencyKey: key.value }, lang: hubLanguage() });
  return (
    <Alert
      severity={reminder.daysLeft < 0 ? 'error' : 'warning'}
      sx={{ mb: 1, flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
      action={
        !reminder.isAcknowledged && (
          <Button color="inherit" onClick={acknowledge} aria-disabled={send.isPending}>
            {say('pledges.reminder.seen')}
          </Button>
        )
      }
    >
      {reminder.message} {reminder.isAcknowledged && say('pledges.reminder.wasSeen')}
    </Alert>
  );
}

/** What is due of a pledge. */
export function Reminders({ reminders }: { reminders: readonly Reminded[] }) {
  const say = useWords();
  if (reminders.length === 0) return null;
  return (
    <Box component="section" aria-label={say('pledges.reminder.title')} sx={{ mt: 2 }}>
      {reminders.map((reminder) => (
        <Reminder key={reminder.id} reminder={reminder} />
      ))}
    </Box>
  );
}
