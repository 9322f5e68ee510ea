import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import {
  CloseGapDocument,
  PublishGapDocument,
  WithdrawGapDocument,
  type GapAreaStepInput,
} from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand, type Outcome } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { ReasonForm } from '../queue/ReasonForm.tsx';
import type { EditedGap } from './editedGap.ts';

/** Publish (evidence first), close, withdraw. */
export function Steps({ gap }: { gap: EditedGap }) {
  const say = useWords();
  const [open, setOpen] = useState<'close' | 'withdraw' | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const publish = useCommand(PublishGapDocument, (data) => data.publishGapArea);
  const close = useCommand(CloseGapDocument, (data) => data.closeGapArea);
  const withdraw = useCommand(WithdrawGapDocument, (data) => data.withdrawGapArea);
  const lang = hubLanguage();
  const step: GapAreaStepInput = { gapAreaId: gap.id, expectedVersion: gap.version };

  async function take(sending: Promise<Outcome<object>>) {
    const outcome = await sending;
    setProblems(outcome.problems);
    if (outcome.problems.length === 0) setOpen(null);
  }

  if (open !== null) {
    const send = open === 'close' ? close : withdraw;
    return (
      <ReasonForm
        id={open}
        label={say('managing.field.reason')}
        hint={say('managing.stepHint')}
        send={say(`managing.step.${open}`)}
        isBusy={false}
        problems={problems}
        onSend={(reason) => void take(send({ input: { ...step, reason }, lang }))}
        onCancel={() => {
          setProblems([]);
          setOpen(null);
        }}
      />
    );
  }
  const hasEvidence = gap.evidence.length > 0;
  return (
    <>
      <ErrorSummary problems={problems} />
      {gap.viewerCan.publish && !hasEvidence && <p>{say('managing.evidenceFirst')}</p>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', my: 2 }}>
        {gap.viewerCan.publish && hasEvidence && (
          <Button variant="contained" onClick={() => void take(publish({ input: step, lang }))}>
            {say('managing.step.publish')}
          </Button>
        )}
        {gap.viewerCan.close && (
          <Button variant="outlined" onClick={() => setOpen('close')}>
            {say('managing.step.close')}
          </Button>
        )}
        {gap.viewerCan.withdraw && (
          <Button variant="outlined" color="error" onClick={() => setOpen('withdraw')}>
            {say('managing.step.withdraw')}
          </Button>
        )}
      </Box>
    </>
  );
}
