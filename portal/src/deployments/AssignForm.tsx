import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';

import { PlacesOfGapDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { assignSchema, isPeriod, weeksAfter, type AssignForm as Values } from './assignForm.ts';
import { assignSearch } from './search.ts';
import { GapChoice } from './GapChoice.tsx';
import { GapPlaces } from './GapPlaces.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import { useAssigning } from './useAssigning.ts';

const FIELDS = ['beginsOn', 'endsOn', 'hoursPerWeek', 'task'] as const;

/** Who goes where and when. Gap and person stand in the address, so that a refusal or a reload keeps them. */
export function AssignForm({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const within = usePeopleArea();
  const { kesenjangan, orang } = useSearch({ from: '/relawan/tugas/baru' });
  const assign = useAssigning();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { register, handleSubmit, control, formState } = useForm<Values>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(assignSchema(today())),
    defaultValues: { beginsOn: today(), endsOn: weeksAfter(today()), hoursPerWeek: '20', task: '' },
  });
  const [beginsOn, endsOn] = useWatch({ control, name: ['beginsOn', 'endsOn'] });
  const question = { code: kesenjangan ?? '', lang: hubLanguage() };
  const places = useAsk(PlacesOfGapDocument, question, { enabled: kesenjangan !== undefined });
  const gap = places.data?.data.gapArea;
  // Until the chosen gap is known nothing can be sent to it, and it must not be called missing.
  const isComing = kesenjangan !== undefined && places.isPending;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);

  const choose = (change: { kesenjangan?: string; orang?: string }) =>
    void navigate({
      to: '/relawan/tugas/baru',
      search: (now) => assignSearch({ ...now, ...change }),
      replace: true,
      resetScroll: false,
    });
  const missing = () => [
    ...(gap ? [] : [{ field: 'kesenjangan', message: say('deployments.problem.gap') }]),
    ...(orang ? [] : [{ field: 'orang', message: say('deployments.problem.person') }]),
  ];

  async function send(values: Values) {
    if (!gap || !orang) return setProblems(missing());
    const { hoursPerWeek, task, ...days } = values;
    const found = await assign({
      personnelId: orang,
      gapAreaId: gap.id,
      ...days,
      hoursPerWeek: Number(hoursPerWeek),
      task: task.trim() === '' ? null : task.trim(),
    });
    setProblems(found);
    if (found.length > 0) return undefined;
    return navigate({ to: '/relawan/tugas', search: { wilayah: within } });
  }
  const refuse = (errors: typeof formState.errors) =>
    setProblems([
      ...missing(),
      ...FIELDS.flatMap((field) => {
        const message = errors[field]?.message;
        return message ? [{ field, message: say(message) }] : [];
      }),
    ]);
  const at = (field: string) => problems.find((one) => one.field === field)?.message;

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(send, refuse)(event)}>
      <ErrorSummary problems={problems} />
      <GapChoice
        within={within}
        chosen={kesenjangan}
        onChoose={(code) => choose({ kesenjangan: code })}
        problem={at('kesenjangan')}
      />
      {gap && <GapPlaces gap={gap} />}
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: { sm: '1fr 1fr' }, maxWidth: 640, mb: 3 }}>
        <TextField
          id="beginsOn"
          type="date"
          label={say('deployments.field.begins')}
          error={at('beginsOn') !== undefined}
          helperText={at('beginsOn')}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today(), ...register('beginsOn') } }}
        />
        <TextField
          id="endsOn"
          type="date"
          label={say('deployments.field.ends')}
          error={at('endsOn') !== undefined}
          helperText={at('endsOn')}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today(), ...register('endsOn') } }}
        />
        <TextField
          id="hoursPerWeek"
          label={say('deployments.field.hours')}
          error={at('hoursPerWeek') !== undefined}
          helperText={at('hoursPerWeek')}
          slotProps={{ htmlInput: { inputMode: 'numeric', ...register('hoursPerWeek') } }}
        />
        <TextField
          id="task"
          label={say('deployments.field.task')}
          error={at('task') !== undefined}
          helperText={at('task') ?? say('deployments.field.taskHint')}
          slotProps={{ htmlInput: register('task') }}
        />
      </Box>
      <PersonChoice
        within={within}
        period={isPeriod(beginsOn, endsOn, today()) ? { beginsOn, endsOn } : null}
        chosen={orang}
        onChoose={(id) => choose({ orang: id })}
        isWrong={problems.some(({ field }) => field === 'orang')}
      />
      <Button type="submit" variant="contained" aria-disabled={formState.isSubmitting || isComing}>
        {say('deployments.assign')}
      </Button>
    </form>
  );
}
