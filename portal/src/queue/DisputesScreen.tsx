import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import {
  OpenDisputesDocument,
  ResolveDisputeDocument,
  type DisputeOutcome,
  type OpenDisputesQuery,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useOnce } from '../forms/useOnce.ts';
import { NO_FIGURE, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useWithin } from './useWithin.ts';
import { WorkList, WorkPage } from './WorkList.tsx';

type Dispute = NonNullable<OpenDisputesQuery['disputes']>['nodes'][number];

const OUTCOMES = [
  'DELIVERY_STANDS',
  'DELIVERY_REVERSED',
  'ALLOCATION_CANCELLED',
] as const satisfies readonly DisputeOutcome[];

function Resolve({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const say = useWords();
  const [outcome, setOutcome] = useState<DisputeOutcome>('DELIVERY_STANDS');
  const { send, isBusy, problems } = useOnce(ResolveDisputeDocument, `resolve ${dispute.delivery.id}`, {
    pick: (data) => data.resolveDispute,
    said: () => say('queue.decide.reasonLength'),
  });
  async function resolve(reason: string) {
    const result = await send((idempotencyKey) => ({
      deliveryId: dispute.delivery.id,
      outcome,
      reason,
      idempotencyKey,
    }));
    if (result?.__typename === 'DisputeResolved') onClose();
  }
  return (
    <ReasonForm
      id={dispute.id}
      label={say('queue.dispute.reason')}
      send={say('queue.dispute.resolve')}
      isBusy={isBusy}
      problems={problems}
      onSend={(reason) => void resolve(reason)}
      onCancel={onClose}
    >
      <RadioGroup aria-label={say('queue.dispute.outcome')} value={outcome} sx={{ mb: 2 }}>
        {OUTCOMES.map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio onChange={() => setOutcome(one)} />}
            label={say(`queue.disputeOutcome.${one}`)}
          />
        ))}
      </RadioGroup>
    </ReasonForm>
  );
}

function DisputeCard({ dispute }: { dispute: Dispute }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const { allocation, amount, viewerCan } = dispute.delivery;
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline' }}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        {allocation?.pledge?.code ?? NO_FIGURE} · {allocation && <Quantity {...allocation} amount={amount} />}
      </Typography>
      <Typography lang="id">
        {allocation?.company?.name ?? NO_FIGURE} · {allocation?.gapArea?.title ?? NO_FIGURE}
      </Typography>
      <Typography sx={{ my: 1 }}>
        {say('queue.dispute.why')}: <span lang="id">{dispute.reason}</span>
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {say('queue.dispute.since', { at: instant(dispute.raisedAt), days: dispute.daysOpen })}
      </Typography>
      {!viewerCan.includes('RESOLVE') && <Typography color="textSecondary">{say('queue.dispute.notYou')}</Typography>}
      {viewerCan.includes('RESOLVE') && !isOpen && (
        <Button variant="contained" onClick={() => setOpen(true)}>
          {say('queue.dispute.resolve')}
        </Button>
      )}
      {isOpen && <Resolve dispute={dispute} onClose={() => setOpen(false)} />}
    </Paper>
  );
}

/** Disputes that are open, the oldest first, and how each is ended. */
export function DisputesScreen() {
  const say = useWords();
  const answer = useAsk(OpenDisputesDocument, { within: useWithin() }, { keepsPrevious: true });
  return (
    <WorkPage title={say('queue.dispute.title')}>
      <WorkList
        answer={answer}
        pick={({ disputes }) => disputes}
        what={say('queue.dispute.what')}
        empty={say('queue.dispute.empty')}
      >
        {(rows) => (
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {rows.map((dispute) => (
              <DisputeCard key={dispute.id} dispute={dispute} />
            ))}
          </Box>
        )}
      </WorkList>
    </WorkPage>
  );
}
