import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useForm, type FieldErrors } from 'react-hook-form';
import * as v from 'valibot';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';

export const REASONS = ['DUPLICATE', 'PLACE', 'AUTHORITY', 'INCOMPLETE', 'COVERED', 'OTHER'] as const;

const Rejection = v.pipe(
  v.object({
    alasan: v.picklist(['', ...REASONS]),
    catatan: v.pipe(v.string(), v.trim(), v.maxLength(800, 'queue.reject.noteLong')),
  }),
  v.forward(
    v.check(({ alasan }) => alasan !== '', 'queue.reject.reasonMissing'),
    ['alasan'],
  ),
  v.forward(
    v.check(({ alasan, catatan }) => alasan !== 'OTHER' || catatan.length >= 3, 'queue.reject.noteMissing'),
    ['catatan'],
  ),
);
type Rejecting = v.InferInput<typeof Rejection>;

interface RejectFormProps {
  isBusy: boolean;
  onProblems: (problems: Problem[]) => void;
  onReject: (reason: string) => void;
  onCancel: () => void;
}

/** Why it is turned down: from a list, and in own words. The company reads both. */
export function RejectForm({ isBusy, onProblems, onReject, onCancel }: RejectFormProps) {
  const say = useWords();
  const { register, handleSubmit, formState } = useForm<Rejecting>({
    resolver: valibotResolver(Rejection),
    defaultValues: { alasan: '', catatan: '' },
    reValidateMode: 'onSubmit',
  });
  const { errors } = formState;
  const told = (wrong: FieldErrors<Rejecting>) =>
    onProblems(
      Object.entries(wrong).map(([field, error]) => ({
        field,
        message: say(error?.message ?? 'queue.reject.reasonMissing'),
      })),
    );
  const send = ({ alasan, catatan }: Rejecting) => {
    onProblems([]);
    onReject([say(`queue.reason.${alasan}`), catatan.trim()].filter(Boolean).join(': '));
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => void handleSubmit(send, told)(event)}>
      <TextField
        id="alasan"
        select
        label={say('queue.reject.reason')}
        error={Boolean(errors.alasan)}
        helperText={errors.alasan?.message && say(errors.alasan.message)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: register('alasan') }}
        sx={{ mb: 2 }}
      >
        <option value="">{say('queue.reject.choose')}</option>
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {say(`queue.reason.${reason}`)}
          </option>
        ))}
      </TextField>
      <TextField
        id="catatan"
        label={say('queue.reject.note')}
        multiline
        minRows={3}
        error={Boolean(errors.catatan)}
        helperText={errors.catatan?.message ? say(errors.catatan.message) : say('queue.reject.noteHint')}
        slotProps={{ htmlInput: register('catatan') }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" color="error" disabled={isBusy}>
          {say('queue.decide.rejectNow')}
        </Button>
        <Button onClick={onCancel}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
