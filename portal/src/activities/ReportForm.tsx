import { valibotResolver } from '@hookform/resolvers/valibot';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';

import { ReportActivityDocument } from '../api/generated/graphql.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
import { useEvidence } from '../evidence/useEvidence.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { today } from '../language/formats.ts';
import { currentLanguage, hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { ReportFields } from './ReportFields.tsx';
import {
  emptyReport,
  FIELDS,
  reportInput,
  reportSchema,
  type ReportedGap,
  type ReportForm as Typed,
} from './reporting.ts';

const SERVER_FIELDS: Record<string, string> = {
  amount: 'activities.problem.tooLarge',
  estimatedValue: 'activities.problem.tooLarge',
  doneOn: 'activities.problem.future',
  'purpose.areaCode': 'activities.problem.area',
  'purpose.categoryCode': 'activities.problem.category',
};

interface ReportFormProps {
  /** The gap it was for; null where the form asks for what. */
  gap: ReportedGap | null;
  onFault: (hasFault: boolean) => void;
}

/** The report on one page. */
export function ReportForm({ gap, onFault }: ReportFormProps) {
  const say = useWords();
  const key = useKey(`activity ${gap?.code ?? ''}`);
  const evidence = useEvidence('PHOTO');
  const report = useCommand(ReportActivityDocument, ({ reportActivity }) => reportActivity);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const empty = emptyReport(gap, today());
  const { control, register, handleSubmit, formState, reset, setValue } = useForm<Typed>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(reportSchema(currentLanguage(), today())),
    defaultValues: empty,
  });
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);

  async function submit(form: Typed) {
    setDone(null);
    if (evidence.isBusy) return setProblems([{ field: 'bukti', message: say('evidence.busy') }]);
    const rest = { evidenceIds: evidence.ids, idempotencyKey: key.value };
    const { result, problems: found } = await report(
      { input: reportInput(form, currentLanguage(), rest), lang: hubLanguage() },
      (field) => (SERVER_FIELDS[field] === undefined ? null : say(SERVER_FIELDS[field])),
    );
    setProblems(
      found.map((one) => ({ ...one, field: one.field?.replace('purpose.', '').replace('Code', '') ?? null })),
    );
    key.settle(found);
    if (result?.__typename !== 'ActivityReported') return undefined;
    for (const upload of evidence.uploads) evidence.remove(upload.key);
    reset(empty);
    return setDone(result.activity?.code ?? '');
  }

  const refuse = (errors: typeof formState.errors) =>
    setProblems(
      FIELDS.flatMap((field) => {
        const message = errors[field]?.message;
        return message ? [{ field, message: say(message) }] : [];
      }),
    );
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(submit, refuse)(event)}>
      <Box role="status">{done !== null && <Alert sx={{ mb: 2 }}>{say('activities.done', { code: done })}</Alert>}</Box>
      <ErrorSummary problems={problems} />
      <ReportFields
        gap={gap}
        setValue={setValue}
        control={control}
        register={register}
        wrongAt={(field) => problems.find((one) => one.field === field)?.message}
      />
      <EvidencePicker evidence={evidence} />
      <FormControlLabel control={<Checkbox {...register('isAnonymous')} />} label={say('activities.anonymous')} />
      <Box sx={{ mt: 2 }}>
        <Button type="submit" variant="contained" aria-disabled={formState.isSubmitting}>
          {say('activities.send')}
        </Button>
      </Box>
    </form>
  );
}
