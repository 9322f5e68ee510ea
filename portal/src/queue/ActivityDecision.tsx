import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import {
  RejectActivityDocument,
  VerifyActivityDocument,
  type ActivitiesToVerifyQuery,
} from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import { ReasonForm } from './ReasonForm.tsx';

export type ReportedActivity = NonNullable<ActivitiesToVerifyQuery['activityQueue']>['nodes'][number];

/** Verify or reject what a company did; more than is open needs a reason. */
export function ActivityDecision({ activity }: { activity: ReportedActivity }) {
  const say = useWords();
  const [form, setForm] = useState<'reject' | 'over' | null>(null);
  const said = () => say('queue.decide.reasonLength');
  const verifying = useOnce(VerifyActivityDocument, `verify-activity ${activity.id}`, {
    pick: (data) => data.verifyActivity,
    said,
  });
  const rejecting = useOnce(RejectActivityDocument, `reject-activity ${activity.id}`, {
    pick: (data) => data.rejectActivity,
    said,
  });
  const activityId = activity.id;
  async function verify(reason: string | null) {
    const input = { activityId, acceptOverCoverage: reason !== null, ...(reason !== null && { reason }) };
    const result = await verifying.send((idempotencyKey) => ({ ...input, idempotencyKey }));
    if (result?.__typename === 'ActivityExceedsOpen') setForm('over');
  }
  if (!activity.viewerCan.includes('VERIFY'))
    return <Typography color="textSecondary">{say('queue.activity.notYou')}</Typography>;
  if (form !== null) {
    const isOver = form === 'over';
    return (
      <ReasonForm
        id={activityId}
        label={say(isOver ? 'queue.over.reason' : 'queue.reject.reason')}
        hint={say('queue.reject.noteHint')}
        send={say(isOver ? 'queue.activity.verifyOver' : 'queue.activity.reject')}
        isBusy={verifying.isBusy || rejecting.isBusy}
        problems={isOver ? verifying.problems : rejecting.problems}
        onSend={(reason) =>
          void (isOver ? verify(reason) : rejecting.send((idempotencyKey) => ({ activityId, reason, idempotencyKey })))
        }
        onCancel={() => setForm(null)}
      />
    );
  }
  return (
    <>
      <ErrorSummary problems={verifying.problems} />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={verifying.isBusy} onClick={() => void verify(null)}>
          {say('queue.decide.verify')}
        </Button>
        <Button variant="outlined" color="error" onClick={() => setForm('reject')}>
          {say('queue.decide.reject')}
        </Button>
      </Box>
    </>
  );
}
