import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import type { CheckedPart } from './checkedPledge.ts';
import { CHECKS, keepTicks, keptTicks, type Check, type Hint } from './checklist.ts';
import { Checklist } from './Checklist.tsx';

export interface Verification {
  reason: string;
  isOverAccepted: boolean;
}

interface VerifyFormProps {
  part: CheckedPart;
  hints: Readonly<Record<Check, Hint>>;
  /** What the need line still lacks, where that is less than the part offers. */
  uncovered: number | null;
  problems: readonly Problem[];
  onProblems: (problems: Problem[]) => void;
  onVerify: (verification: Verification) => void;
}

interface OverProps {
  part: CheckedPart;
  uncovered: number;
  isAccepted: boolean;
  reason: string;
  onAccept: (isAccepted: boolean) => void;
  onReason: (reason: string) => void;
}

/** More is offered than the need still lacks: that is accepted with a reason, or not at all. */
function OverCoverage({ part, uncovered, isAccepted, reason, onAccept, onReason }: OverProps) {
  const say = useWords();
  return (
    <Box sx={{ bgcolor: 'own.strip', color: 'own.stripText', p: 2, mb: 2, borderRadius: 1 }}>
      <Typography>
        {say('queue.over.text')} <Quantity {...part} /> · {say('queue.line.uncovered')}:{' '}
        <Quantity {...part} amount={uncovered} />
      </Typography>
      <FormControlLabel
        control={
          <Checkbox
            checked={isAccepted}
            onChange={(event) => onAccept(event.target.checked)}
            sx={{ color: 'inherit', '&.Mui-checked': { color: 'inherit' } }}
            slotProps={{ input: { id: 'kelebihan' } }}
          />
        }
        label={say('queue.over.accept')}
      />
      {isAccepted && (
        <TextField
          id="alasan"
          label={say('queue.over.reason')}
          multiline
          minRows={2}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
          sx={{ mt: 1, bgcolor: 'background.paper', borderRadius: 1 }}
        />
      )}
    </Box>
  );
}

/** Six ticks; what is missing is said when the button below is pressed. */
export function VerifyForm({ part, hints, uncovered, problems, onProblems, onVerify }: VerifyFormProps) {
  const say = useWords();
  const [ticks, setTicks] = useState(() => keptTicks(part.id));
  const [isOverAccepted, setOverAccepted] = useState(false);
  const [reason, setReason] = useState('');

  function submit() {
    const open = CHECKS.filter((check) => !ticks.includes(check));
    const found: Problem[] = open.map((check) => ({
      field: `periksa-${check}`,
      message: say('queue.checklist.missing', { what: say(`queue.check.${check}`) }),
    }));
    if (uncovered !== null && !isOverAccepted) found.push({ field: 'kelebihan', message: say('queue.over.missing') });
    if (uncovered !== null && isOverAccepted && reason.trim().length < 3) {
      found.push({ field: 'alasan', message: say('queue.decide.reasonLength') });
    }
    onProblems(found);
    if (found.length > 0) return;
    onVerify({
      isOverAccepted,
      reason: isOverAccepted ? reason.trim() : say('queue.checklist.done', { all: CHECKS.length }),
    });
  }

  return (
    <Box
      component="form"
      id="formulir-verifikasi"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Checklist
        hints={hints}
        ticks={ticks}
        hasFault={problems.length > 0}
        onChange={(next) => {
          setTicks(next);
          keepTicks(part.id, next);
        }}
      />
      {uncovered !== null && (
        <OverCoverage
          part={part}
          uncovered={uncovered}
          isAccepted={isOverAccepted}
          reason={reason}
          onAccept={setOverAccepted}
          onReason={setReason}
        />
      )}
    </Box>
  );
}
