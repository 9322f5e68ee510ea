import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';

import { ConfirmReceiptDocument } from '../api/generated/graphql.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
import { useEvidence } from '../evidence/useEvidence.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { day, today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { receiptSchema, type Receipt } from './receiving.ts';

const FIELDS = ['diterima', 'lembaga', 'catatan'] as const;

interface ReceivingFormProps {
  delivery: { id: string; sentOn: string };
  onFault: (hasFault: boolean) => void;
  onDone: () => void;
  onCancel: () => void;
}

/** When it came and who took it over, with what shows it. */
export function ReceivingForm({ delivery, onFault, onDone, onCancel }: ReceivingFormProps) {
  const say = useWords();
  const evidence = useEvidence('HANDOVER');
  const [own, setOwn] = useState<readonly Problem[]>([]);
  const confirming = useOnce(ConfirmReceiptDocument, `receive ${delivery.id}`, {
    pick: (data) => data.confirmReceipt,
    said: (field) => (field === 'receivedOn' ? say('receiving.problem.future') : null),
  });
  const { register, handleSubmit } = useForm<Receipt>({
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(receiptSchema(delivery.sentOn, today())),
    defaultValues: { diterima: today(), lembaga: '', catatan: '' },
  });
  const problems = own.length > 0 ? own : confirming.problems;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);

  const confirm = handleSubmit(
    async ({ diterima, lembaga, catatan }) => {
      if (evidence.isBusy) return setOwn([{ field: 'bukti', message: say('evidence.busy') }]);
      const result = await confirming.send((idempotencyKey) => ({
        deliveryId: delivery.id,
        receivedOn: diterima,
        receivingInstitution: lembaga,
        ...(catatan !== '' && { note: catatan }),
        evidenceIds: evidence.ids,
        idempotencyKey,
      }));
      // Not before: where the summary goes away under a double click, the second one meets something else.
      setOwn([]);
      return result?.__typename === 'ReceiptConfirmed' ? onDone() : undefined;
    },
    (errors) =>
      setOwn(
        FIELDS.flatMap((field) => {
          const message = errors[field]?.message;
          return message ? [{ field, message: say(message) }] : [];
        }),
      ),
  );
  const field = (name: (typeof FIELDS)[number], hint?: string) => {
    const message = problems.find((one) => one.field === name)?.message;
    return {
      id: name,
      label: say(`receiving.field.${name}`),
      error: message !== undefined,
      helperText: message ?? hint,
    };
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => void confirm(event)} sx={{ mt: 2 }}>
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 480, mb: 2 }}>
        <TextField
          {...field('diterima', say('receiving.hint.sent', { day: day(delivery.sentOn) }))}
          type="date"
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: { min: delivery.sentOn, max: today(), ...register('diterima') },
          }}
        />
        <TextField {...field('lembaga', say('receiving.hint.who'))} slotProps={{ htmlInput: register('lembaga') }} />
        <TextField
          {...field('catatan', say('receiving.hint.note'))}
          multiline
          minRows={2}
          slotProps={{ htmlInput: register('catatan') }}
        />
      </Box>
      <EvidencePicker evidence={evidence} />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={confirming.isBusy}>
          {say('receiving.confirm')}
        </Button>
        <Button onClick={onCancel}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
