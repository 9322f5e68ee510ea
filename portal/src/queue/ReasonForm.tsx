import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import * as v from 'valibot';

import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';

const Reasoned = v.object({
  reason: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(3, 'queue.decide.reasonLength'),
    v.maxLength(1000, 'queue.decide.reasonLength'),
  ),
});

interface ReasonFormProps {
  /** Makes the ids of this form's fields its own. */
  id: string;
  label: string;
  hint?: string;
  send: string;
  isBusy: boolean;
  /** What the hub had to say against it. */
  problems: readonly Problem[];
  onSend: (reason: string) => void;
  onCancel: () => void;
  /** More fields, above the reason. */
  children?: ReactNode;
}

/** A decision that needs a reason. */
export function ReasonForm({ id, label, hint, send, isBusy, problems, onSend, onCancel, children }: ReasonFormProps) {
  const say = useWords();
  const { register, handleSubmit, formState } = useForm({
    resolver: valibotResolver(Reasoned),
    defaultValues: { reason: '' },
    reValidateMode: 'onSubmit',
  });
  const own = formState.errors.reason?.message;
  const field = `${id}-alasan`;
  const all = own ? [{ field, message: say(own) }] : problems;
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void handleSubmit(({ reason }) => onSend(reason))(event)}
      sx={{ mt: 2 }}
    >
      <ErrorSummary problems={all} />
      {children}
      <TextField
        id={field}
        label={label}
        multiline
        minRows={2}
        error={Boolean(own)}
        helperText={own ? say(own) : hint}
        slotProps={{ htmlInput: register('reason') }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={isBusy}>
          {send}
        </Button>
        <Button onClick={onCancel}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
