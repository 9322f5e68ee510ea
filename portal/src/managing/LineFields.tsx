import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useWatch, type Control, type FieldErrors, type UseFormRegister } from 'react-hook-form';

import { useWords } from '../language/useWords.ts';
import { KINDS, type NewGapValues } from './newGap.ts';

interface LineFieldsProps {
  at: number;
  register: UseFormRegister<NewGapValues>;
  control: Control<NewGapValues>;
  errors: FieldErrors<NewGapValues>;
  onRemove: (() => void) | null;
}

/** One need line: its kind, what of, in which unit, how much. */
export function LineFields({ at, register, control, errors, onRemove }: LineFieldsProps) {
  const say = useWords();
  const kind = useWatch({ control, name: `lines.${at}.kind` });
  const wrong = errors.lines?.[at];
  const hasItem = kind === 'GOODS' || kind === 'SERVICE';
  return (
    <Box component="fieldset" sx={{ border: '1px solid', borderColor: 'own.hairline', borderRadius: 1, p: 2, mb: 2 }}>
      <Box component="legend" sx={{ px: 0.5, fontWeight: 600 }}>
        {say('managing.line', { number: at + 1 })}
      </Box>
      <TextField
        id={`lines.${at}.kind`}
        select
        label={say('managing.field.kind')}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: register(`lines.${at}.kind`) }}
        sx={{ mb: 2 }}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {say(`managing.kind.${one}`)}
          </option>
        ))}
      </TextField>
      {hasItem && (
        <TextField
          id={`lines.${at}.item`}
          label={say('managing.field.item')}
          slotProps={{ htmlInput: register(`lines.${at}.item`) }}
          sx={{ mb: 2 }}
        />
      )}
      {hasItem && (
        <TextField
          id={`lines.${at}.unit`}
          label={say('managing.field.unit')}
          error={Boolean(wrong?.unit)}
          helperText={wrong?.unit?.message && say(wrong.unit.message)}
          slotProps={{ htmlInput: register(`lines.${at}.unit`) }}
          sx={{ mb: 2 }}
        />
      )}
      <TextField
        id={`lines.${at}.need`}
        label={say('managing.field.amount')}
        error={Boolean(wrong?.need)}
        helperText={wrong?.need?.message && say(wrong.need.message)}
        slotProps={{ htmlInput: { ...register(`lines.${at}.need`), inputMode: 'numeric' } }}
      />
      {onRemove && (
        <Button onClick={onRemove} sx={{ mt: 1 }}>
          {say('managing.removeLine')}
        </Button>
      )}
    </Box>
  );
}
