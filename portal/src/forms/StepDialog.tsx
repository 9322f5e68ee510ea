import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';

import { ErrorSummary } from './ErrorSummary.tsx';
import { useKey } from './key.ts';
import type { Problem } from './problems.ts';
import { useWords } from '../language/useWords.ts';

const REASON = 'alasan';
const SHORTEST = 3;

interface StepDialogProps {
  /** What is done to what: the command's key is kept under this name. */
  name: string;
  title: string;
  /** What will be so afterwards. */
  effect: string;
  confirm: string;
  onClose: () => void;
  /** Sends the command; gives back what is wrong, or nothing. */
  onConfirm: (reason: string, idempotencyKey: string) => Promise<Problem[]>;
}

/** Asks for the reason of a step that cannot be taken back, and says what it does. */
export function StepDialog({ name, title, effect, confirm, onClose, onConfirm }: StepDialogProps) {
  const say = useWords();
  const key = useKey(name);
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (reason.trim().length < SHORTEST) {
      setProblems([{ field: REASON, message: say('forms.reasonShort') }]);
      return;
    }
    setBusy(true);
    const found = await onConfirm(reason.trim(), key.value);
    setBusy(false);
    setProblems(found);
    key.settle(found);
    if (found.length > 0) return;
    onClose();
  }

  const isWrong = problems.some(({ field }) => field === REASON);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="langkah">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogTitle id="langkah">{title}</DialogTitle>
        <DialogContent>
          <ErrorSummary problems={problems} />
          <Typography sx={{ mb: 2 }}>{effect}</Typography>
          <TextField
            id={REASON}
            label={say('forms.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={isWrong}
            helperText={isWrong ? say('forms.reasonShort') : say('forms.reasonHint')}
            multiline
            minRows={3}
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
          <Button onClick={onClose}>{say('forms.cancel')}</Button>
          <Button type="submit" variant="contained" color="error" aria-disabled={isBusy}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
