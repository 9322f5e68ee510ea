import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { FormEvent, ReactNode } from 'react';

import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';

interface FormDialogProps {
  title: string;
  confirm: string;
  isBusy: boolean;
  problems: readonly Problem[];
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a window of its own, with everything wrong said at its top. */
export function FormDialog({ title, confirm, isBusy, problems, onSubmit, onClose, children }: FormDialogProps) {
  const say = useWords();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="formulir-rapat">
      <form noValidate onSubmit={onSubmit}>
        <DialogTitle id="formulir-rapat">{title}</DialogTitle>
        <DialogContent>
          <ErrorSummary problems={problems} />
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5, pt: 1 }}>{children}</Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
          <Button onClick={onClose}>{say('forms.cancel')}</Button>
          <Button type="submit" variant="contained" aria-disabled={isBusy}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
