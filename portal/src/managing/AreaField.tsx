import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';

import { ManagedAreasDocument, type AreaFilter } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';

interface AreaFieldProps {
  /** Areas of others cannot be chosen. */
  within: string;
  error: boolean;
  helperText: string | undefined;
  input: UseFormRegisterReturn;
}

/** An area by searching its name, then choosing it from what was found. */
export function AreaField({ within, error, helperText, input }: AreaFieldProps) {
  const say = useWords();
  const [text, setText] = useState('');
  const isLong = text.trim().length >= 3;
  const filter: AreaFilter = isLong ? { within, text: text.trim() } : { within, level: ['REGENCY', 'CITY'] };
  const answer = useAsk(ManagedAreasDocument, { filter }, { keepsPrevious: true });
  const areas = answer.data?.data.areas?.nodes ?? [];
  return (
    <>
      <TextField
        id="cari-wilayah"
        label={say('managing.field.cari')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        helperText={say('managing.searchHint')}
        sx={{ mb: 2 }}
      />
      <TextField
        id="wilayah"
        select
        label={say('managing.field.wilayah')}
        error={error}
        helperText={helperText}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: input }}
        sx={{ mb: 2 }}
      >
        <option value="">{say('managing.choose')}</option>
        {areas.map(({ code, name, parent }) => (
          <option key={code} value={code} lang="id">
            {parent ? `${name}, ${parent.name} (${code})` : `${name} (${code})`}
          </option>
        ))}
      </TextField>
    </>
  );
}
