import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';

import { RequestCorrectionDocument, type PersonalField } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

const VALUE = 'nilai';

/** Asks the coordinators of the area to put the own name or phone right. */
export function CorrectionForm() {
  const say = useWords();
  const [field, setField] = useState<PersonalField>('FULL_NAME');
  const [value, setValue] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isDone, setDone] = useState(false);
  const send = useCommand(RequestCorrectionDocument, (data) => data.requestCorrection);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    const wanted = value.trim();
    // A phone may be taken away; a name has to be there.
    if (wanted === '' && field === 'FULL_NAME')
      return setProblems([{ field: VALUE, message: say('mine.problem.value') }]);
    const input = { field, value: wanted === '' ? null : wanted };
    const said = (wrong: string) => (wrong === 'value' ? say('mine.problem.value') : null);
    const outcome = await send({ input, lang: hubLanguage() }, said);
    setProblems(outcome.problems);
    setDone(outcome.problems.length === 0);
    if (outcome.problems.length === 0) setValue('');
    return undefined;
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ maxWidth: 480, mt: 2 }}>
      <ErrorSummary problems={problems} />
      <TextField
        select
        id="bidang"
        label={say('mine.correction.field')}
        value={field}
        onChange={({ target }) => setField(target.value === 'PHONE' ? 'PHONE' : 'FULL_NAME')}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        sx={{ mb: 2 }}
      >
        <option value="FULL_NAME">{say('mine.field.FULL_NAME')}</option>
        <option value="PHONE">{say('mine.field.PHONE')}</option>
      </TextField>
      <TextField
        id={VALUE}
        label={say('mine.correction.value')}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        error={problems.some((one) => one.field === VALUE)}
        helperText={say('mine.correction.hint')}
        sx={{ mb: 2 }}
      />
      <Button type="submit" variant="outlined">
        {say('mine.correction.send')}
      </Button>
      <Box role="status" sx={{ mt: 1 }}>
        {isDone && say('mine.correction.sent')}
      </Box>
    </Box>
  );
}
