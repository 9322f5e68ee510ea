import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import {
  DeliveriesToVerifyDocument,
  VerifyDeliveryDocument,
  type DeliveriesToVerifyQuery,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { NO_FIGURE, day, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { offerUndo } from '../undo/undoOffers.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { useWithin } from './useWithin.ts';
import { WorkList, WorkPage } from './WorkList.tsx';

type Delivery = NonNullable<DeliveriesToVerifyQuery['deliveries']>['nodes'][number];

function DeliveryCard({ delivery }: { delivery: Delivery }) {
  const say = useWords();
  const { allocation, id } = delivery;
  const { send, isBusy, problems } = useOnce(VerifyDeliveryDocument, `verify-delivery ${id}`, {
    pick: (data) => data.verifyDelivery,
  });
  async function verify() {
    const result = await send((idempotencyKey) => ({ deliveryId: id, idempotencyKey }));
    if (result?.__typename !== 'DeliveryVerified' || !result.delivery.undo) return;
    const { until, version } = result.delivery.undo;
    offerUndo(
      { delivery: { id, version }, done: 'undo.done.DELIVERY', subject: allocation?.pledge?.code ?? '' },
      until,
    );
  }
  const received = delivery.history?.findLast(({ toState }) => toState === 'RECEIVED');
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline' }}>
      <ErrorSummary problems={problems} />
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        {allocation?.pledge?.code ?? NO_FIGURE} · {allocation && <Quantity {...allocation} amount={delivery.amount} />}
      </Typography>
      <Typography lang="id">
        {allocation?.company?.name ?? NO_FIGURE} · {allocation?.gapArea?.title ?? NO_FIGURE}
      </Typography>
      <Box
        component="ul"
        sx={{ p: 0, m: 0, mt: 0.5, listStyle: 'none', color: 'text.secondary', fontSize: '0.875rem' }}
      >
        <li>{say('queue.delivery.sent', { day: day(delivery.sentOn) })}</li>
        <li>
          {say('queue.delivery.received', { day: day(delivery.receivedOn) })}{' '}
          <span lang="id">{delivery.receivingInstitution}</span>
        </li>
        {received && (
          <li>
            {say('queue.delivery.noted')} <span lang="id">{received.actorName}</span>, {instant(received.happenedAt)}
          </li>
        )}
      </Box>
      <Typography sx={{ my: 1 }}>
        {say('queue.delivery.evidence')}: <EvidenceLinks evidence={delivery.evidence} />
      </Typography>
      {delivery.viewerCan.includes('VERIFY') ? (
        <Button variant="contained" disabled={isBusy} onClick={() => void verify()}>
          {say('queue.delivery.verify')}
        </Button>
      ) : (
        <Typography color="textSecondary">{say('queue.delivery.notYou')}</Typography>
      )}
    </Paper>
  );
}

/** What was received and waits to be verified: by another hand than the one that received it. */
export function DeliveriesScreen() {
  const say = useWords();
  const answer = useAsk(DeliveriesToVerifyDocument, { within: useWithin() }, { keepsPrevious: true, everyMs: 30_000 });
  return (
    <WorkPage title={say('queue.delivery.title')}>
      <WorkList
        answer={answer}
        pick={({ deliveries }) => deliveries}
        what={say('queue.delivery.what')}
        empty={say('queue.delivery.empty')}
      >
        {(rows) => (
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {rows.map((delivery) => (
              <DeliveryCard key={delivery.id} delivery={delivery} />
            ))}
          </Box>
        )}
      </WorkList>
    </WorkPage>
  );
}
