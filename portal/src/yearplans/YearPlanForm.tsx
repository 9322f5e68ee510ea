import { valibotResolver } from '@hookform/resolvers/valibot';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useFieldArray, useForm, type FieldErrors } from 'react-hook-form';

import { normalRupiah } from '../amounts/parseRupiah.ts';
import { SaveYearPlanDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { ActivityFields } from './ActivityFields.tsx';
import {
  fieldOf,
  MOST_ACTIVITIES,
  NEW_ACTIVITY,
  planActivities,
  planSchema,
  typedPlan,
  type KnownPlan,
  type PlanForm,
} from './planning.ts';

interface YearPlanFormProps {
  plan: KnownPlan | null;
  year: number;
  categories: readonly { code: string; label: string }[];
  onFault: (hasFault: boolean) => void;
  onSaved: (version: number) => void;
}

/** The problems of the form in the order of the page. */
function problemsOf(errors: FieldErrors<PlanForm>, say: ReturnType<typeof useWords>): Problem[] {
  const found = (errors.activities ?? []) as readonly (Record<string, { message?: string } | undefined> | undefined)[];
  const ofActivities = Array.from(found).flatMap((one, at) =>
    (['title', 'budget'] as const).flatMap((field) => {
      const message = one?.[field]?.message;
      return message
        ? [
            {
              field: fieldOf(at, field),
              message: say('yearplans.problem.at', { number: at + 1, message: say(message) }),
            },
          ]
        : [];
    }),
  );
  const note = errors.note?.message;
  return note ? [...ofActivities, { field: 'note', message: say(note) }] : ofActivities;
}

/** The activities of a year and what each costs; saved as the next version, which the forum does not see yet. */
export function YearPlanForm({ plan, year, categories, onFault, onSaved }: YearPlanFormProps) {
  const say = useWords();
  const language = currentLanguage();
  const [version, setVersion] = useState(plan?.version ?? 0);
  const [found, setFound] = useState<readonly Problem[]>([]);
  const [isSaved, setSaved] = useState(false);
  // The version that a colleague saved meanwhile, until one goes on from it.
  const [newest, setNewest] = useState<number | null>(null);
  const [isAnswered, setAnswered] = useState(true);
  const command = useOnce(SaveYearPlanDocument, `plan ${year} ${version}`, { pick: ({ saveCsrPlan }) => saveCsrPlan });
  const refused = isAnswered ? [] : command.problems;
  const problems = found.length > 0 ? found : refused;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);
  const { control, register, handleSubmit } = useForm<PlanForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(planSchema(language)),
    defaultValues: typedPlan(plan, (amount) => normalRupiah(amount, language)),
  });
  const { fields, append, remove } = useFieldArray({ control, name: 'activities' });

  async function save(form: PlanForm) {
    if (command.isBusy) return;
    setFound([]);
    setSaved(false);
    setNewest(null);
    const note = form.note.trim() === '' ? null : form.note.trim();
    const activities = planActivities(form, language);
    const result = await command.send((idempotencyKey) => ({
      year,
      expectedVersion: version,
      activities,
      note,
      idempotencyKey,
    }));
    setAnswered(false);
    if (result?.__typename === 'CsrPlanChangedMeanwhile') setNewest(result.version);
    if (result?.__typename !== 'CsrPlanSaved') return;
    const next = result.plan?.version ?? version + 1;
    setVersion(next);
    onSaved(next);
    setSaved(true);
  }

  const wrongAt = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(save, (errors) => setFound(problemsOf(errors, say)))(event)}
    >
      <ErrorSummary problems={problems}>
        {newest !== null && (
          <Button
            variant="outlined"
            onClick={() => {
              setVersion(newest);
              setNewest(null);
              setAnswered(true);
            }}
          >
            {say('yearplans.useNewest')}
          </Button>
        )}
      </ErrorSummary>
      <Box component="ol" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {fields.map(({ id }, at) => (
          <ActivityFields
            key={id}
            {...{ at, control, register, categories, wrongAt }}
            onRemove={fields.length > 1 ? () => remove(at) : null}
          />
        ))}
      </Box>
      {fields.length < MOST_ACTIVITIES && (
        <Button variant="outlined" onClick={() => append(NEW_ACTIVITY)} sx={{ mb: 3 }}>
          {say('yearplans.add')}
        </Button>
      )}
      <TextField
        id="note"
        label={say('yearplans.note')}
        error={wrongAt('note') !== undefined}
        helperText={wrongAt('note') ?? say('yearplans.noteHint')}
        multiline
        minRows={2}
        sx={{ display: 'flex', maxWidth: 640, mb: 2 }}
        {...register('note')}
      />
      <Box role="status">
        {isSaved && (
          <Alert severity="success" sx={{ mb: 2 }}>
            {say('yearplans.saved', { version })}
          </Alert>
        )}
      </Box>
      <Button type="submit" variant="contained" aria-disabled={command.isBusy}>
        {say('yearplans.save')}
      </Button>
    </form>
  );
}
