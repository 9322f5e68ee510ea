import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { DeliveriesToReceiveQuery } from '../api/generated/graphql.ts';
import { DisputeDelivery } from '../deliveries/DisputeDelivery.tsx';
import { EvidenceFiles } from '../evidence/EvidenceFiles.tsx';
import { NO_FIGURE, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { ReceivingForm } from './ReceivingForm.tsx';

type Delivery = NonNullable<DeliveriesToReceiveQuery['deliveries']>['nodes'][number];

interface ReceivingCardProps {
  delivery: Delivery;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onFault: (hasFault: boolean) => void;
  onDone: () => void;
}

/** One thing on its way: what, from whom, for which gap area, and the two things that may be said of it. */
export function ReceivingCard({ delivery, isOpen, onOpen, onFault, onDone }: ReceivingCardProps) {
  const say = useWords();
  const { allocation, amount, evidence, note, sentOn, viewerCan } = delivery;
  const code = allocation?.pledge?.code ?? NO_FIGURE;
  const mayReceive = viewerCan.includes('CONFIRM_RECEIPT');
  return (
    <Paper
      component="li"
      sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline', overflowWrap: 'anywhere' }}
    >
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        {allocation && <Quantity {...allocation} amount={amount} />}
      </Typography>
      <Typography lang="id">{allocation?.gapArea?.title ?? NO_FIGURE}</Typography>
      <Typography variant="body2" color="textSecondary">
        {allocation?.company ? <span lang="id">{allocation.company.name}</span> : say('receiving.hidden')} · {code} ·{' '}
        {say('receiving.sent', { day: day(sentOn) })}
      </Typography>
      {note && (
        <Typography variant="body2" lang="id">
          “{note}”
        </Typography>
      )}
      <EvidenceFiles files={evidence ?? []} />
      {!mayReceive && (
        <Typography color="textSecondary">
          {say(allocation?.kind === 'PERSON_TIME' ? 'receiving.notYou.people' : 'receiving.notYou.other')}
        </Typography>
      )}
      {!isOpen && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1.5 }}>
          {mayReceive && (
            <Button variant="contained" onClick={() => onOpen(true)}>
              {say('receiving.open')}
            </Button>
          )}
          {viewerCan.includes('DISPUTE') && <DisputeDelivery deliveryId={delivery.id} variant="outlined" />}
        </Box>
      )}
      {isOpen && <ReceivingForm delivery={delivery} onFault={onFault} onDone={onDone} onCancel={() => onOpen(false)} />}
    </Paper>
  );
}
