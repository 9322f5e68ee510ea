import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useForm, useWatch } from 'react-hook-form';
import * as v from 'valibot';

import { DecideProposalDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import type { Proposal } from './proposal.ts';

/** Which decisions want a reason of their own. */
const WITH_REASON: readonly string[] = ['REJECTED', 'RETURNED', 'NOT_FUNDED', 'PARTLY_FUNDED'];

/** A decision is only as long as its window is open, or with a reason why it is made outside. */
const schemaFor = (transitions: Proposal['availableTransitions']) =>
  v.pipe(
    v.object({
      langkah: v.pipe(v.string(), v.minLength(1, 'planning.wrong.step')),
      lembaga: v.pipe(v.string(), v.trim(), v.minLength(3, 'planning.wrong.institution')),
      alasan: v.pipe(v.string(), v.trim()),
      'alasan-luar-jadwal': v.pipe(v.string(), v.trim()),
    }),
    v.forward(
      v.check(
        ({ langkah, alasan }) =>
          !WITH_REASON.includes(transitions[Number(langkah)]?.outcome ?? '') || alasan.length >= 3,
        'planning.wrong.reason',
      ),
      ['alasan'],
    ),
    v.forward(
      v.check(
        (values) => !transitions[Number(values.langkah)]?.needsOverride || values['alasan-luar-jadwal'].length >= 3,
        'planning.wrong.override',
      ),
      ['alasan-luar-jadwal'],
    ),
  );

/** Decides about a proposal at its stage. */
export function DecideForm({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  const transitions = proposal.availableTransitions;
  const { register, handleSubmit, formState, control, reset } = useForm({
    resolver: valibotResolver(schemaFor(transitions)),
    reValidateMode: 'onSubmit',
    defaultValues: { langkah: '', lembaga: '', alasan: '', 'alasan-luar-jadwal': '' },
  });
  const { send, isBusy, problems } = useOnce(DecideProposalDocument, `decide ${proposal.id}`, {
    pick: (data) => data.decidePlanningProposal,
  });
  const { errors } = formState;
  const chosen = transitions[Number(useWatch({ control, name: 'langkah' }) || -1)];
  const names = ['langkah', 'lembaga', 'alasan', 'alasan-luar-jadwal'] as const;
  const own = names.flatMap((field) => {
    const message = errors[field]?.message;
    return message ? [{ field: String(field), message: say(message) }] : [];
  });
  const wrong = (field: (typeof names)[number]) => {
    const message = errors[field]?.message;
    return { error: Boolean(message), helperText: message && say(message) };
  };

  async function decide(values: Record<(typeof names)[number], string>) {
    const transition = transitions[Number(values.langkah)];
    if (!transition) return;
    const result = await send((idempotencyKey) => ({
      proposalId: proposal.id,
      expectedVersion: proposal.version,
      outcome: transition.outcome,
      toStage: transition.toStage,
      institution: values.lembaga.trim(),
      stakeholder: 'AGENCY',
      fundings: [],
      ...(values.alasan && { reason: values.alasan.trim() }),
      ...(transition.needsOverride && { overrideReason: values['alasan-luar-jadwal'].trim() }),
      idempotencyKey,
    }));
    if (result && !('message' in result)) reset();
  }

  return (
    <Box component="form" noValidate sx={{ maxWidth: 720 }} onSubmit={(event) => void handleSubmit(decide)(event)}>
      <ErrorSummary problems={own.length > 0 ? own : problems} />
      <TextField
        id="langkah"
        select
        label={say('planning.field.step')}
        {...wrong('langkah')}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: register('langkah') }}
        sx={{ mb: 2 }}
      >
        <option value="">{say('planning.choose')}</option>
        {transitions.map(({ outcome, toStage }, at) => (
          <option key={`${outcome} ${toStage}`} value={at}>
            {`${say(`planning.outcome.${outcome}`)} → ${say(`planning.stage.${toStage}`)}`}
          </option>
        ))}
      </TextField>
      <TextField
        id="lembaga"
        label={say('planning.field.institution')}
        {...wrong('lembaga')}
        slotProps={{ htmlInput: register('lembaga') }}
        sx={{ mb: 2 }}
      />
      <TextField
        id="alasan"
        label={say('planning.field.reason')}
        multiline
        minRows={2}
        {...wrong('alasan')}
        slotProps={{ htmlInput: register('alasan') }}
        sx={{ mb: 2 }}
      />
      {chosen?.needsOverride && (
        <>
          <Typography sx={{ mb: 1 }}>{say('planning.outside')}</Typography>
          <TextField
            id="alasan-luar-jadwal"
            label={say('planning.field.override')}
            {...wrong('alasan-luar-jadwal')}
            slotProps={{ htmlInput: register('alasan-luar-jadwal') }}
            sx={{ mb: 2 }}
          />
        </>
      )}
      <Button type="submit" variant="contained" disabled={isBusy}>
        {say('planning.decide')}
      </Button>
    </Box>
  );
}
