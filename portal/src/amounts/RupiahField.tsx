import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useId, type Ref } from 'react';

import { rupiah } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { inWords } from './inWords.ts';
import { parseRupiah } from './parseRupiah.ts';

interface RupiahFieldProps {
  label: string;
  /** What was typed, as it was typed; `parseRupiah` reads it when one goes on. */
  value: string;
  onChange: (typed: string) => void;
  /** What is wrong, in words; nothing while all is well. */
  problem?: string | undefined;
  /** What else helps, under the echo. */
  hint?: string;
  id?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** An amount of rupiah as people write it ("1,5 miliar"), read back to them in digits and words while they type. */
export function RupiahField({ label, value, onChange, problem, hint, id, inputRef }: RupiahFieldProps) {
  const say = useWords();
  const own = useId();
  const field = id ?? own;
  const language = currentLanguage();
  const read = parseRupiah(value, language);
  const unit = say('amounts.rupiah');
  return (
    <Box>
      <TextField
        id={field}
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        error={problem !== undefined}
        {...(inputRef && { inputRef })}
        slotProps={{
          // Letters too: people write "1,5 miliar".
          htmlInput: {
            inputMode: 'text',
            'aria-describedby': `${problem ? `${field}-problem ` : ''}${field}-echo`,
            'aria-invalid': problem !== undefined,
          },
        }}
      />
      {problem && (
        <Box id={`${field}-problem`} sx={{ color: 'error.main', fontWeight: 600, mt: 0.5 }}>
          {problem}
        </Box>
      )}
      <Box id={`${field}-echo`} role="status" sx={{ color: 'text.secondary', mt: 0.5, overflowWrap: 'anywhere' }}>
        {'amount' in read ? (
          <>
            <strong>{rupiah(read.amount)}</strong> · {inWords(read.amount, language)} {unit}
          </>
        ) : (
          say('amounts.example')
        )}
      </Box>
      {hint && <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{hint}</Box>}
    </Box>
  );
}
