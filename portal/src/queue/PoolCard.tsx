import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { RejectPoolDocument, VerifyPoolDocument, type WaitingPoolsQuery } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { NO_FIGURE, day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import { nameOf } from '../areas/names.ts';
import { ReasonForm } from './ReasonForm.tsx';

export type WaitingPool = NonNullable<WaitingPoolsQuery['poolPledges']>['nodes'][number];

function Actions({ pool, pledgeId }: { pool: WaitingPool; pledgeId: string }) {
  const say = useWords();
  const [isRejecting, setRejecting] = useState(false);
  const verifying = useOnce(VerifyPoolDocument, `verify-pool ${pledgeId}`, {
    pick: (data) => data.verifyPoolPledge,
  });
  const rejecting = useOnce(RejectPoolDocument, `reject-pool ${pledgeId}`, {
    pick: (data) => data.rejectPoolPledge,
    said: () => say('queue.decide.reasonLength'),
  });
  if (isRejecting) {
    return (
      <ReasonForm
        id={pledgeId}
        label={say('queue.reject.reason')}
        hint={say('queue.reject.noteHint')}
        send={say('queue.decide.rejectNow')}
        isBusy={rejecting.isBusy}
        problems={rejecting.problems}
        onSend={(reason) => void rejecting.send((idempotencyKey) => ({ pledgeId, reason, idempotencyKey }))}
        onCancel={() => setRejecting(false)}
      />
    );
  }
  const may = (action: WaitingPool['viewerCan'][number]) => pool.viewerCan.includes(action);
  return (
    <>
      <ErrorSummary problems={verifying.problems} />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {may('VERIFY') && (
          <Button
            variant="contained"
            disabled={verifying.isBusy}
            onClick={() => void verifying.send((idempotencyKey) => ({ pledgeId, idempotencyKey }))}
          >
            {say('queue.decide.verify')}
          </Button>
        )}
        {may('REJECT') && (
          <Button variant="outlined" color="error" onClick={() => setRejecting(true)}>
            {say('queue.decide.reject')}
          </Button>
        )}
        {may('ALLOCATE') && (
          <ButtonLink to="/pencocokan" search={{ dana: pool.pledge?.code ?? '' }} variant="contained">
            {say('queue.pool.allocate')}
          </ButtonLink>
        )}
        {pool.state === 'SUBMITTED' && !may('VERIFY') && say('queue.pool.notYou')}
      </Box>
    </>
  );
}

/** Money for an area that no need line has yet. */
export function PoolCard({ pool }: { pool: WaitingPool }) {
  const say = useWords();
  const { state, amount, allocated, unallocated, holdUntil, pledge } = pool;
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
          {pledge?.code ?? NO_FIGURE} · {rupiah(amount)}
        </Typography>
        <Tag tone="info">{say(state === 'SUBMITTED' ? 'states.SUBMITTED' : 'states.COMMITTED')}</Tag>
      </Box>
      <Typography lang="id">
        {pool.company?.name ?? NO_FIGURE} · {nameOf(pool.area)}
        {pool.categoryCode && ` · ${pool.categoryCode}`}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {state === 'SUBMITTED'
          ? say('queue.pool.hold', { day: day(holdUntil) })
          : say('queue.pool.left', { allocated: rupiah(allocated), left: rupiah(unallocated) })}
      </Typography>
      {pledge && <Actions pool={pool} pledgeId={pledge.id} />}
    </Paper>
  );
}
