import TextField from '@mui/material/TextField';

interface NumberFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
  problem: string | undefined;
  hint?: string;
}

/** A whole number as text: no spinner, nothing rewritten while it is typed. */
export function NumberField({ id, label, value, onChange, problem, hint }: NumberFieldProps) {
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== undefined}
      helperText={problem ?? hint}
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      sx={{ maxWidth: 320 }}
    />
  );
}
