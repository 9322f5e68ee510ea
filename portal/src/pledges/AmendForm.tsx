import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import type { PledgeDetailQuery } from '../api/generated/graphql.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AmountField } from '../quantities/AmountField.tsx';
import { Quantity } from '../quantities/Quantity.tsx';
import {
  amendableParts,
  amendSchema,
  changesOf,
  fieldOf,
  problemsOfForm,
  type AmendForm as Typed,
} from './amending.ts';
import { useAmending } from './useAmending.ts';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;

interface AmendFormProps {
  /** The pledge as it stands now; it may change while one types. */
  pledge: Pledge;
  onProblems: (problems: readonly Problem[]) => void;
  problems: readonly Problem[];
}

/** New amounts of a pledge. What is changed rests on the version that was opened; a newer one is shown and asked about. */
export function AmendForm({ pledge, problems, onProblems }: AmendFormProps) {
  const say = useWords();
  const navigate = useNavigate();
  const key = useKey(`amend ${pledge.code}`);
  const [opened, setOpened] = useState(pledge);
  const [isConflict, setConflict] = useState(false);
  const parts = amendableParts(opened);
  const send = useAmending(parts);
  const { control, register, handleSubmit, formState } = useForm<Typed>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(amendSchema(parts, currentLanguage())),
    defaultValues: { reason: '', amounts: Object.fromEntries(parts.map(({ id, amount }) => [id, String(amount)])) },
  });

  async function amend({ amounts, reason }: Typed) {
    const changes = changesOf(parts, amounts, currentLanguage());
    const first = parts[0];
    if (changes.length === 0) {
      return onProblems([{ field: first ? fieldOf(first.id) : null, message: say('pledges.amend.nothing') }]);
    }
    const wanted = { pledgeId: opened.id, expectedVersion: opened.version, changes, reason, idempotencyKey: key.value };
    const sent = await send(wanted);
    setConflict(sent.isConflict);
    onProblems(sent.problems);
    key.settle(sent.problems);
    if (sent.problems.length > 0) return undefined;
    return navigate({ to: '/ikrar/$code', params: { code: opened.code } });
  }

  const wrongAt = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(amend, (errors) => onProblems(problemsOfForm(errors, say)))(event)}
    >
      <ErrorSummary problems={problems} {...(isConflict && { title: say('pledges.amend.conflict') })}>
        {isConflict && (
          <Button
            variant="contained"
            onClick={() => {
              setOpened(pledge);
              setConflict(false);
              onProblems([]);
            }}
          >
            {say('pledges.amend.useNewest')}
          </Button>
        )}
      </ErrorSummary>
      {parts.map((part) => {
        const now = pledge.allocations.find(({ id }) => id === part.id)?.amount ?? part.amount;
        return (
          <Box key={part.id} sx={{ mb: 3, maxWidth: 480 }}>
            <Typography variant="h2" lang="id" sx={{ mb: 1 }}>
              {part.gapArea?.title}
            </Typography>
            <Typography sx={{ mb: 1 }}>
              {say('pledges.amend.now')} <Quantity kind={part.kind} unit={part.unit} item={part.item} amount={now} />
              {now !== part.amount && (
                <>
                  {' · '}
                  {say('pledges.amend.whenOpened')} <Quantity kind={part.kind} unit={part.unit} amount={part.amount} />
                </>
              )}
            </Typography>
            <Controller
              name={`amounts.${part.id}`}
              control={control}
              render={({ field }) => (
                <AmountField
                  kind={part.kind}
                  unit={part.unit}
                  id={fieldOf(part.id)}
                  label={say('pledges.amend.amount')}
                  value={field.value}
                  onChange={field.onChange}
                  problem={wrongAt(fieldOf(part.id))}
                />
              )}
            />
          </Box>
        );
      })}
      <TextField
        id="alasan"
        label={say('forms.reason')}
        error={wrongAt('alasan') !== undefined}
        helperText={wrongAt('alasan') ?? say('forms.reasonHint')}
        multiline
        minRows={3}
        sx={{ maxWidth: 640, display: 'flex' }}
        {...register('reason')}
      />
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 3 }}>
        <Button type="submit" variant="contained" aria-disabled={formState.isSubmitting}>
          {say('pledges.amend.send')}
        </Button>
        <ButtonLink to="/ikrar/$code" params={{ code: opened.code }}>
          {say('forms.cancel')}
        </ButtonLink>
      </Box>
    </form>
  );
}
