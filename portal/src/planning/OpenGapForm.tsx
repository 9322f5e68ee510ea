import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import * as v from 'valibot';

import { OpenGapDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import type { Proposal } from './proposal.ts';

const Opening = v.object({
  lembaga: v.pipe(v.string(), v.trim(), v.minLength(3, 'planning.wrong.institution')),
  tenggat: v.string(),
  terbit: v.boolean(),
});

/** Offers to companies what the budget did not fund; the proposal's trail is the evidence of the gap. */
export function OpenGapForm({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  const navigate = useNavigate();
  const { register, handleSubmit, formState } = useForm({
    resolver: valibotResolver(Opening),
    reValidateMode: 'onSubmit',
    defaultValues: { lembaga: '', tenggat: '', terbit: true },
  });
  const { send, isBusy, problems } = useOnce(OpenGapDocument, `open-gap ${proposal.id}`, {
    pick: (data) => data.openGapFromProposal,
    said: (field) => (field === 'deadline' ? say('planning.wrong.deadline') : null),
  });
  const message = formState.errors.lembaga?.message;

  async function open({ lembaga, tenggat, terbit }: v.InferInput<typeof Opening>) {
    const result = await send((idempotencyKey) => ({
      proposalId: proposal.id,
      expectedVersion: proposal.version,
      institution: lembaga.trim(),
      publish: terbit,
      ...(tenggat && { deadline: tenggat }),
      idempotencyKey,
    }));
    if (result?.__typename !== 'GapOpenedFromProposal' || !result.gapArea) return;
    await navigate({ to: '/kelola/$code', params: { code: result.gapArea.code }, search: { baru: '1' } });
  }

  return (
    <Box component="form" noValidate sx={{ maxWidth: 720 }} onSubmit={(event) => void handleSubmit(open)(event)}>
      <ErrorSummary problems={message ? [{ field: 'lembaga-pembuka', message: say(message) }] : problems} />
      <p>{say('planning.openText')}</p>
      <TextField
        id="lembaga-pembuka"
        label={say('planning.field.institution')}
        error={Boolean(message)}
        helperText={message && say(message)}
        slotProps={{ htmlInput: register('lembaga') }}
        sx={{ mb: 2 }}
      />
      <TextField
        id="tenggat"
        type="date"
        label={say('planning.field.deadline')}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: register('tenggat') }}
        sx={{ mb: 2 }}
      />
      <FormControlLabel
        control={<Checkbox defaultChecked slotProps={{ input: register('terbit') }} />}
        label={say('planning.field.publish')}
        sx={{ mb: 2, display: 'flex' }}
      />
      <Button type="submit" variant="contained" disabled={isBusy}>
        {say('planning.open')}
      </Button>
    </Box>
  );
}
