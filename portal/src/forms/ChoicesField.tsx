import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';

export interface Choice {
  code: string;
  label: string;
}

interface ChoicesFieldProps {
  id: string;
  label: string;
  hint?: string;
  choices: readonly Choice[];
  /** Codes with commas between, as they stand in an address. */
  value: string | undefined;
  onChange: (codes: string | undefined) => void;
  /** The language of the labels, where it is not that of the page. */
  lang?: string;
}

/** Several of many, found by typing. */
export function ChoicesField({ id, label, hint, choices, value, onChange, lang }: ChoicesFieldProps) {
  const chosen = (value ?? '').split(',').flatMap((code) => choices.filter((choice) => choice.code === code));
  const language = lang === undefined ? {} : { lang };
  return (
    <Autocomplete
      id={id}
      multiple
      options={choices}
      value={chosen}
      getOptionLabel={(choice) => choice.label}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      onChange={(_, next) => onChange(next.length === 0 ? undefined : next.map(({ code }) => code).join(','))}
      slotProps={{ chip: language, listbox: language }}
      renderInput={(params) => <TextField {...params} label={label} helperText={hint} />}
    />
  );
}
