import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';

import { SubmitDraftDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';

/** Sends a draft that gives to several gaps: the form of a pledge shows one need, this one is sent as it is. */
export function SendDraft({ pledge }: { pledge: { id: string; code: string; version: number } }) {
  const say = useWords();
  const navigate = useNavigate();
  const command = useOnce(SubmitDraftDocument, `send ${pledge.code} ${pledge.version}`, {
    pick: ({ submitPledge }) => submitPledge,
  });

  async function send() {
    if (command.isBusy) return;
    const result = await command.send((idempotencyKey) => ({
      pledgeId: pledge.id,
      onShortfall: 'REFUSE',
      idempotencyKey,
    }));
    if (result?.__typename === 'PledgeSubmitted')
      await navigate({ to: '/ikrar/$code/terkirim', params: { code: pledge.code } });
  }

  return (
    <Box sx={{ mt: 2 }}>
      <ErrorSummary problems={command.problems} title={say('pledges.send.refused')} />
      <Typography sx={{ mb: 1.5, maxWidth: '70ch' }}>{say('pledges.send.effect')}</Typography>
      <Button variant="contained" onClick={() => void send()} aria-disabled={command.isBusy}>
        {say('pledges.send.all')}
      </Button>
    </Box>
  );
}
