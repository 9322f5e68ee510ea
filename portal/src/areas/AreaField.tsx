import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';

import { AreaSearchDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';

export interface ChosenArea {
  code: string;
  name: string;
}

interface AreaFieldProps {
  id: string;
  label: string;
  value: ChosenArea | null;
  onChange: (area: ChosenArea | null) => void;
  problem: string | undefined;
  /** Areas outside of this one cannot be chosen. */
  within?: string;
}

const SHORTEST = 2;

/** One area, found by typing its name: province down to village. */
export function AreaField({ id, label, value, onChange, problem, within }: AreaFieldProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const isAsked = text.length >= SHORTEST && text !== value?.name;
  const answer = useAsk(
    AreaSearchDocument,
    { text, within: within ?? null },
    { enabled: isAsked, keepsPrevious: true },
  );
  const found = answer.data?.data.areas?.nodes ?? [];
  const options = found.map(({ code, name, parent }) => ({ code, name: parent ? `${name}, ${parent.name}` : name }));
  return (
    <Autocomplete
      id={id}
      options={options}
      value={value}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ code }) => code}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      // The hub has searched already.
      filterOptions={(all) => all}
      loading={isAsked && answer.isFetching}
      noOptionsText={say(typed.trim().length < SHORTEST ? 'areas.type' : 'areas.none')}
      onChange={(_, next) => onChange(next)}
      onInputChange={(_, next) => setTyped(next)}
      slotProps={{ listbox: { lang: 'id' } }}
      renderInput={(params) => (
        <TextField {...params} label={label} error={problem !== undefined} helperText={problem ?? say('areas.hint')} />
      )}
    />
  );
}
