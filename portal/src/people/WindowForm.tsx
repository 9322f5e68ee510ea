import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { StateAvailabilityDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useSimple } from '../forms/useSimple.ts';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { wholeNumber } from '../quantities/whole.ts';
import { windowSchema, type Window } from './window.ts';

const FIELDS = ['mulai', 'sampai', 'jam'] as const;
const OF_HUB: Record<string, string> = {
  beginsOn: 'people.window.problem.past',
  endsOn: 'people.window.problem.long',
  hoursPerWeek: 'people.window.problem.hours',
};

/** When somebody can serve, as they said. */
export function WindowForm({ personnelId, onClose }: { personnelId: string; onClose: () => void }) {
  const say = useWords();
  const [own, setOwn] = useState<readonly Problem[]>([]);
  const stating = useSimple(
    StateAvailabilityDocument,
    ({ stateAvailability }) => stateAvailability,
    (field) => (OF_HUB[field] ? say(OF_HUB[field]) : null),
  );
  const { register, handleSubmit } = useForm<Window>({
    // All that is wrong at once: the order of the days is looked at though the hours are wrong too.
    criteriaMode: 'all',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(windowSchema(today())),
    defaultValues: { mulai: today(), sampai: '', jam: '40' },
  });
  const problems = own.length > 0 ? own : stating.problems;
  const send = handleSubmit(
    async ({ mulai, sampai, jam }) => {
      const hoursPerWeek = wholeNumber(jam) ?? 0;
      const { problems: wrong } = await stating.send({ personnelId, beginsOn: mulai, endsOn: sampai, hoursPerWeek });
      setOwn([]);
      if (wrong.length === 0) onClose();
    },
    (errors) =>
      setOwn(
        FIELDS.flatMap((field) => {
          const message = errors[field]?.message;
          return message ? [{ field, message: say(message) }] : [];
        }),
      ),
  );
  const field = (name: (typeof FIELDS)[number]) => {
    const message = own.find((one) => one.field === name)?.message;
    return { id: name, label: say(`people.window.${name}`), error: message !== undefined, helperText: message };
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => void send(event)} sx={{ mt: 2, maxWidth: 640 }}>
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr 1fr' }, mb: 2 }}>
        {(['mulai', 'sampai'] as const).map((name) => (
          <TextField
            key={name}
            {...field(name)}
            type="date"
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today(), ...register(name) } }}
          />
        ))}
        <TextField {...field('jam')} slotProps={{ htmlInput: { inputMode: 'numeric', ...register('jam') } }} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={stating.isBusy}>
          {say('people.window.save')}
        </Button>
        <Button onClick={onClose}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
