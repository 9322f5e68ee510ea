import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';

const SURE = 'yakin';

interface EraseDialogProps {
  /** What is erased and what stays. */
  effect: string;
  onClose: () => void;
  onErase: () => Promise<readonly Problem[]>;
}

/** Erasing is for good, so it is confirmed on purpose. */
export function EraseDialog({ effect, onClose, onErase }: EraseDialogProps) {
  const say = useWords();
  const [isSure, setSure] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  async function erase() {
    if (!isSure) return setProblems([{ field: SURE, message: say('mine.erase.unsure') }]);
    const found = await onErase();
    if (found.length > 0) return setProblems(found);
    return onClose();
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="hapus-data">
      <DialogTitle id="hapus-data">{say('mine.erase')}</DialogTitle>
      <DialogContent>
        <ErrorSummary problems={problems} />
        <Typography sx={{ mb: 2 }}>{effect}</Typography>
        <FormControlLabel
          control={<Checkbox id={SURE} checked={isSure} onChange={(_event, isOn) => setSure(isOn)} />}
          label={say('mine.erase.sure')}
        />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose}>{say('forms.cancel')}</Button>
        <Button variant="contained" color="error" onClick={() => void erase()}>
          {say('mine.erase')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
