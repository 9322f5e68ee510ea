import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';

import { ReportableDeploymentsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { newKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import type { Draft } from './drafts.ts';
import { ACTIVITIES, visitSchema, type VisitForm as Values } from './visitForm.ts';

const FIELDS = ['deploymentId', 'visitedOn', 'hours', 'peopleReached'] as const;

interface VisitFormProps {
  onKeep: (draft: Draft) => Promise<void>;
  onFault: (hasFault: boolean) => void;
}

/** Who was there, when, for how long and for whom: kept on the device at once, with or without a line. */
export function VisitForm({ onKeep, onFault }: VisitFormProps) {
  const say = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isKept, setKept] = useState(false);
  const question = { within: usePeopleArea(), lang: hubLanguage() };
  const deployments = useAsk(ReportableDeploymentsDocument, question, { isKept: true }).data?.data.deployments?.nodes;
  const empty: Values = { deploymentId: '', visitedOn: today(), hours: '', activity: 'ASSISTANCE', peopleReached: '' };
  const { register, handleSubmit, reset } = useForm<Values>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(visitSchema(today())),
    defaultValues: empty,
  });
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);
  const nameOf = (id: string) => {
    const found = deployments?.find((one) => one.id === id);
    const { initials, type } = found?.personnel ?? {};
    return { who: [initials, type?.label].filter(Boolean).join(' · '), gap: found?.gapArea?.title ?? '' };
  };

  const keep = handleSubmit(
    async ({ deploymentId, visitedOn, hours, activity, peopleReached }) => {
      setProblems([]);
      await onKeep({
        key: newKey(),
        deploymentId,
        ...nameOf(deploymentId),
        visitedOn,
        hours: Number(hours),
        activity,
        peopleReached: Number(peopleReached),
        isTried: false,
      });
      reset({ ...empty, deploymentId, visitedOn });
      setKept(true);
    },
    (errors) => {
      setKept(false);
      setProblems(
        FIELDS.flatMap((field) => {
          const message = errors[field]?.message;
          return message ? [{ field, message: say(message) }] : [];
        }),
      );
    },
  );
  const field = (name: (typeof FIELDS)[number]) => {
    const message = problems.find((one) => one.field === name)?.message;
    return { id: name, label: say(`visits.field.${name}`), error: message !== undefined, helperText: message };
  };
  const selected = { select: { native: true }, inputLabel: { shrink: true } };
  return (
    <form noValidate onSubmit={(event) => void keep(event)}>
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: { sm: '1fr 1fr' }, maxWidth: 720, mb: 2.5 }}>
        <TextField
          select
          {...field('deploymentId')}
          key={deployments?.length ?? 0}
          slotProps={{ ...selected, htmlInput: register('deploymentId') }}
          sx={{ gridColumn: '1 / -1' }}
        >
          <option value="">{say('people.field.choose')}</option>
          {deployments?.map(({ id }) => (
            <option key={id} value={id} lang="id">
              {`${nameOf(id).who} · ${nameOf(id).gap}`}
            </option>
          ))}
        </TextField>
        <TextField
          type="date"
          {...field('visitedOn')}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today(), ...register('visitedOn') } }}
        />
        <TextField
          select
          id="activity"
          label={say('visits.field.activity')}
          slotProps={{ ...selected, htmlInput: register('activity') }}
        >
          {ACTIVITIES.map((activity) => (
            <option key={activity} value={activity}>
              {say(`visits.activity.${activity}`)}
            </option>
          ))}
        </TextField>
        <TextField {...field('hours')} slotProps={{ htmlInput: { inputMode: 'numeric', ...register('hours') } }} />
        <TextField
          {...field('peopleReached')}
          slotProps={{ htmlInput: { inputMode: 'numeric', ...register('peopleReached') } }}
        />
      </Box>
      <Button type="submit" variant="contained">
        {say('visits.keep')}
      </Button>
      <Box role="status" sx={{ mt: 1 }}>
        {isKept && say('visits.kept')}
      </Box>
    </form>
  );
}
