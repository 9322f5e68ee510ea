import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';

import { RecordAgreementDocument } from '../api/generated/graphql.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
import { useEvidence } from '../evidence/useEvidence.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { agreementInput, agreementSchema, FIELDS, type AgreementForm as Typed } from './agreeing.ts';

interface AgreementFormProps {
  pledge: { id: string; code: string };
  /** The name of the company, which is always one of the parties. */
  company: string;
  onFault: (hasFault: boolean) => void;
}

/** A signed agreement about a pledge: its number, who agreed, its days, and the file. */
export function AgreementForm({ pledge, company, onFault }: AgreementFormProps) {
  const say = useWords();
  const navigate = useNavigate();
  const evidence = useEvidence('AGREEMENT');
  const command = useOnce(RecordAgreementDocument, `agreement ${pledge.code}`, {
    pick: ({ recordAgreement }) => recordAgreement,
    said: (field) => (FIELDS.some((one) => one === field) ? say('agreements.problem.hub') : null),
  });
  const [found, setFound] = useState<readonly Problem[]>([]);
  const problems = found.length > 0 ? found : command.problems;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);
  const { register, handleSubmit, formState } = useForm<Typed>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(agreementSchema(today())),
    defaultValues: { number: '', others: '', signedOn: today(), validFrom: today(), validUntil: '' },
  });

  async function record(form: Typed) {
    if (command.isBusy) return undefined;
    if (evidence.isBusy) return setFound([{ field: 'bukti', message: say('evidence.busy') }]);
    setFound([]);
    const [evidenceId = null] = evidence.ids;
    const result = await command.send((idempotencyKey) =>
      agreementInput(form, { company, pledgeIds: [pledge.id], evidenceId, idempotencyKey }),
    );
    if (result?.__typename === 'AgreementRecorded')
      await navigate({ to: '/ikrar/$code', params: { code: pledge.code } });
    return undefined;
  }

  const refuse = (errors: typeof formState.errors) =>
    setFound(
      FIELDS.flatMap((field) => {
        const message = errors[field]?.message;
        return message ? [{ field, message: say(message) }] : [];
      }),
    );
  const wrongAt = (field: string) => problems.find((one) => one.field === field)?.message;
  const text = (field: keyof Typed, more: object = {}) => (
    <TextField
      id={field}
      label={say(`agreements.field.${field}`)}
      error={wrongAt(field) !== undefined}
      helperText={wrongAt(field)}
      {...register(field)}
      {...more}
    />
  );
  const date = { type: 'date', slotProps: { inputLabel: { shrink: true } } };
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(record, refuse)(event)}>
      <ErrorSummary problems={problems} />
      <Box sx={{ maxWidth: 480, display: 'flex', flexDirection: 'column', gap: 2.5, mb: 2.5 }}>
        {text('number')}
        {text('others', {
          multiline: true,
          minRows: 2,
          helperText: wrongAt('others') ?? say('agreements.hint.others', { company }),
        })}
        {text('signedOn', date)}
        {text('validFrom', date)}
        {text('validUntil', { ...date, helperText: wrongAt('validUntil') ?? say('agreements.hint.validUntil') })}
      </Box>
      <EvidencePicker evidence={evidence} title={say('agreements.field.file')} isSingle />
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 2 }}>
        <Button type="submit" variant="contained" aria-disabled={command.isBusy}>
          {say('agreements.send')}
        </Button>
        <ButtonLink to="/ikrar/$code" params={{ code: pledge.code }}>
          {say('forms.cancel')}
        </ButtonLink>
      </Box>
    </form>
  );
}
