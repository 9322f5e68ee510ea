import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { PledgeDeliveriesQuery } from '../api/generated/graphql.ts';
import { EvidenceFiles } from '../evidence/EvidenceFiles.tsx';
import { day, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { Tag } from '../states/StateTag.tsx';
import { AttachEvidence } from './AttachEvidence.tsx';
import { DisputeDelivery } from './DisputeDelivery.tsx';

export type Part = NonNullable<PledgeDeliveriesQuery['pledge']>['allocations'][number];
export type Delivery = Part['deliveries']['nodes'][number];

const TONES = { SENT: 'info', RECEIVED: 'info', VERIFIED: 'good', DISPUTED: 'warn', CANCELLED: 'bad' } as const;

function Disputes({ disputes }: { disputes: Delivery['disputes'] }) {
  const say = useWords();
  return (disputes ?? []).map(({ id, reason, raisedAt, outcome, resolution }) => (
    <Alert key={id} severity={outcome === null ? 'warning' : 'info'} sx={{ my: 1 }}>
      {say('deliveries.disputed', { at: instant(raisedAt) })} <span lang="id">“{reason}”</span>
      <br />
      {say(`deliveries.outcome.${outcome ?? 'OPEN'}`)} {resolution && <span lang="id">“{resolution}”</span>}
    </Alert>
  ));
}

/** One handover: how much, when, who received it, with what evidence, and where it stands. */
export function DeliveryCard({ delivery, part }: { delivery: Delivery; part: Part }) {
  const say = useWords();
  const { handover, receivedOn, receivingInstitution, viewerCan } = delivery;
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <Typography variant="h3">
          <Quantity {...part} amount={delivery.amount} />
        </Typography>
        <Tag tone={TONES[delivery.state]}>{say(`deliveries.state.${delivery.state}`)}</Tag>
      </Box>
      <Typography>
        {say('deliveries.sent', { day: day(delivery.sentOn) })}{' '}
        {receivedOn ? say('deliveries.receivedOn', { day: day(receivedOn) }) : say('deliveries.notReceived')}{' '}
        <span lang="id">{receivingInstitution}</span>
      </Typography>
      {delivery.note && (
        <Typography variant="body2" color="text.secondary" lang="id">
          {delivery.note}
        </Typography>
      )}
      {handover && (
        <Typography variant="body2">
          {say(handover.stands ? 'deliveries.handover' : 'deliveries.handoverGone', {
            number: handover.officialNumber ?? handover.code,
          })}
        </Typography>
      )}
      <Disputes disputes={delivery.disputes} />
      <EvidenceFiles files={delivery.evidence ?? []} />
      {delivery.evidence?.length === 0 && (
        <Typography variant="body2" color="error">
          {say('deliveries.noEvidence')}
        </Typography>
      )}
      {viewerCan.includes('ATTACH_EVIDENCE') && <AttachEvidence deliveryId={delivery.id} />}
      {viewerCan.includes('DISPUTE') && <DisputeDelivery deliveryId={delivery.id} size="small" />}
    </Paper>
  );
}
