import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

import type { Problem } from '../forms/problems.ts';
import { useOnline } from '../frame/useOnline.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import { Changes } from './Changes.tsx';
import { Preview } from './Preview.tsx';
import type { Step } from './search.ts';
import { Summary } from './Summary.tsx';
import { UnsentBox } from './UnsentBox.tsx';
import type { Draft } from './useDraft.ts';
import { useSending } from './useSending.ts';
import type { Company } from './Wizard.tsx';

interface CheckStepProps {
  gap: StartGap;
  draft: Draft;
  company: Company | null;
  onStep: (step: Step) => void;
  /** What is wrong in any step. */
  onCheck: () => readonly Problem[];
  onFault: (isFaulty: boolean) => void;
  onRefresh: () => unknown;
}

/** Everything once more, what it would do, and sending it. */
export function CheckStep({ gap, draft, company, onStep, onCheck, onFault, onRefresh }: CheckStepProps) {
  const say = useWords();
  const isOnline = useOnline();
  const sending = useSending(draft, onFault);
  const send = () => {
    if (onCheck().length === 0) void sending.send('REFUSE').then(onRefresh);
  };
  return (
    <Box>
      {sending.unsent && <UnsentBox unsent={sending.unsent} gap={gap} draft={draft} sending={sending} />}
      <Changes gap={gap} draft={draft} />
      <Summary gap={gap} draft={draft} company={company} onStep={onStep} />
      <Preview draft={draft} />
      <Typography sx={{ my: 3, p: 2, bgcolor: 'own.tint', borderRadius: 1 }}>{say('pledging.legal')}</Typography>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={send} aria-disabled={sending.isBusy}>
          {say(sending.isBusy ? 'pledging.sending' : 'pledging.send')}
        </Button>
        <Button variant="outlined" onClick={() => void draft.keeper.save()}>
          {say('pledging.saveDraft')}
        </Button>
        <Button onClick={() => onStep('penanggung')}>{say('pledging.back')}</Button>
      </Box>
      {!isOnline && <Typography sx={{ mt: 1 }}>{say('pledging.offlineHint')}</Typography>}
    </Box>
  );
}
