import { valibotResolver } from '@hookform/resolvers/valibot';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import type { PledgeDeliveriesQuery } from '../api/generated/graphql.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
import { useEvidence } from '../evidence/useEvidence.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { count, rupiah, today } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AmountField } from '../quantities/AmountField.tsx';
import { amountTyped } from '../quantities/readAmount.ts';
import { recordSchema, type RecordForm } from './recording.ts';
import { useRecording } from './useRecording.ts';

type Part = NonNullable<PledgeDeliveriesQuery['pledge']>['allocations'][number];

interface RecordDeliveryProps {
  part: Part;
  code: string;
  onFault: (hasFault: boolean) => void;
}

/** The form for what was handed over: how much, when, to whom, with evidence. */
export function RecordDelivery({ part, code, onFault }: RecordDeliveryProps) {
  const say = useWords();
  const key = useKey(`delivery ${part.id}`);
  const evidence = useEvidence('HANDOVER');
  const [outcome, setOutcome] = useState<{ problems: readonly Problem[]; isOver: boolean }>({
    problems: [],
    isOver: false,
  });
  const [isDone, setDone] = useState(false);
  const isMoney = part.kind === 'MONEY';
  const record = useRecording(isMoney ? rupiah : count);
  const empty = { sentOn: today(), amount: '', note: '' };
  const { control, register, handleSubmit, formState, reset } = useForm<RecordForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(recordSchema(part.kind, currentLanguage(), today())),
    defaultValues: empty,
  });
  const { problems, isOver } = outcome;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);

  async function submit({ sentOn, amount, note }: RecordForm) {
    setDone(false);
    if (evidence.isBusy)
      return setOutcome({ problems: [{ field: 'bukti', message: say('evidence.busy') }], isOver: false });
    const recorded = await record({
      allocationId: part.id,
      amount: amountTyped(part.kind, amount, currentLanguage()),
      sentOn,
      note: note === '' ? null : note,
      evidenceIds: evidence.ids,
      idempotencyKey: key.value,
    });
    setOutcome(recorded);
    key.settle(recorded.problems);
    if (recorded.problems.length > 0) return undefined;
    for (const upload of evidence.uploads) evidence.remove(upload.key);
    reset(empty);
    return setDone(true);
  }

  const refuse = (errors: typeof formState.errors) =>
    setOutcome({
      isOver: false,
      problems: (['sentOn', 'amount', 'note'] as const).flatMap((field) => {
        const message = errors[field]?.message;
        return message ? [{ field, message: say(message) }] : [];
      }),
    });
  const wrongAt = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 2 }}>
        {say('deliveries.record')}
      </Typography>
      <Box role="status">{isDone && <Alert sx={{ mb: 2 }}>{say('deliveries.done')}</Alert>}</Box>
      <form noValidate onSubmit={(event) => void handleSubmit(submit, refuse)(event)}>
        <ErrorSummary problems={problems}>
          {isOver && (
            <ButtonLink variant="outlined" to="/ikrar/$code/ubah" params={{ code }}>
              {say('deliveries.askMore')}
            </ButtonLink>
          )}
        </ErrorSummary>
        <Box sx={{ maxWidth: 480, display: 'flex', flexDirection: 'column', gap: 2.5, mb: 2.5 }}>
          <TextField
            id="sentOn"
            type="date"
            label={say('deliveries.sentOn')}
            error={wrongAt('sentOn') !== undefined}
            helperText={wrongAt('sentOn')}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }}
            {...register('sentOn')}
          />
          <Controller
            name="amount"
            control={control}
            render={({ field }) => (
              <AmountField
                kind={part.kind}
                unit={part.unit}
                id="amount"
                label={say(isMoney ? 'deliveries.amount.money' : 'deliveries.amount.other')}
                value={field.value}
                onChange={field.onChange}
                problem={wrongAt('amount')}
              />
            )}
          />
          <TextField
            id="note"
            label={say('deliveries.note')}
            error={wrongAt('note') !== undefined}
            helperText={wrongAt('note') ?? say('deliveries.noteHint')}
            multiline
            minRows={2}
            {...register('note')}
          />
        </Box>
        <EvidencePicker evidence={evidence} />
        <Button type="submit" variant="contained" aria-disabled={formState.isSubmitting}>
          {say('deliveries.send')}
        </Button>
      </form>
    </Box>
  );
}
