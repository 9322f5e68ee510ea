import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';

import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import { AskForm } from './AskForm.tsx';
import { lineOf, type CheckedPart, type CheckedPledge } from './checkedPledge.ts';
import { hintsOf } from './checklist.ts';
import { RejectForm } from './RejectForm.tsx';
import type { Intent } from './search.ts';
import { useDecision, type DecisionEnd } from './useDecision.ts';
import { VerifyForm } from './VerifyForm.tsx';

interface DecisionProps {
  pledge: CheckedPledge;
  part: CheckedPart;
  intent: Intent | undefined;
  onIntent: (intent: Intent | undefined) => void;
  /** Says whether the page has something to put right. */
  onFault: (hasFault: boolean) => void;
  /** Somebody else was first. */
  onFirst: () => void;
}

/** Where the keyboard goes when a key opened a decision. */
const FOCUS: Record<Intent, string> = { verifikasi: 'tombol-verifikasi', tolak: 'alasan', tanya: 'pertanyaan' };

/** Verify, ask, reject. */
export function Decision({ pledge, part, intent, onIntent, onFault, onFirst }: DecisionProps) {
  const say = useWords();
  const decision = useDecision(part, pledge.code);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [toldUncovered, setToldUncovered] = useState<number | null>(null);
  const [isAsked, setAsked] = useState(false);
  const uncovered = toldUncovered ?? lineOf(part)?.uncovered ?? null;
  const over = uncovered !== null && part.amount > uncovered ? uncovered : null;

  useEffect(() => {
    if (intent) document.querySelector<HTMLElement>(`#${FOCUS[intent]}`)?.focus();
  }, [intent]);

  function tell(next: Problem[]) {
    setProblems(next);
    onFault(next.length > 0);
  }

  async function finish(ending: Promise<DecisionEnd>, isQuestion = false) {
    const ended = await ending;
    tell(ended.end === 'OVER' ? [{ field: 'kelebihan', message: say('queue.over.missing') }] : []);
    if (ended.end === 'WRONG') onFault(true);
    if (ended.end === 'OVER') setToldUncovered(ended.uncovered);
    if (ended.end === 'FIRST') onFirst();
    if (ended.end === 'DONE') {
      setAsked(isQuestion);
      onIntent(undefined);
    }
  }

  const close = () => {
    tell([]);
    onIntent(undefined);
  };
  return (
    <Paper component="section" sx={{ p: 2, borderColor: 'primary.main', borderWidth: 2 }} className="no-print">
      <Typography variant="h2" sx={{ mb: 2 }}>
        {say('queue.decide.title')}
      </Typography>
      <ErrorSummary problems={problems.length > 0 ? problems : decision.problems} />
      <Box role="status">{isAsked && <Alert sx={{ mb: 2 }}>{say('queue.ask.sent')}</Alert>}</Box>
      {intent !== 'tolak' && intent !== 'tanya' && (
        <VerifyForm
          part={part}
          hints={hintsOf(pledge, part)}
          uncovered={over}
          problems={problems}
          onProblems={tell}
          onVerify={({ reason, isOverAccepted }) => void finish(decision.verify(reason, isOverAccepted))}
        />
      )}
      {intent === 'tolak' && (
        <RejectForm
          isBusy={decision.isBusy}
          onProblems={tell}
          onReject={(reason) => void finish(decision.reject(reason))}
          onCancel={close}
        />
      )}
      {intent === 'tanya' && (
        <AskForm
          isBusy={decision.isBusy}
          onProblems={tell}
          onAsk={(question) => void finish(decision.ask(question), true)}
          onCancel={close}
        />
      )}
      {intent !== 'tolak' && intent !== 'tanya' && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button
            id="tombol-verifikasi"
            type="submit"
            form="formulir-verifikasi"
            variant="contained"
            disabled={decision.isBusy}
          >
            {say('queue.decide.verify')}
          </Button>
          <Button variant="outlined" onClick={() => onIntent('tanya')}>
            {say('queue.decide.ask')}
          </Button>
          <Button variant="outlined" color="error" onClick={() => onIntent('tolak')}>
            {say('queue.decide.reject')}
          </Button>
        </Box>
      )}
    </Paper>
  );
}
