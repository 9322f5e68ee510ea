import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string | undefined;
  children: ReactNode;
}

/** One field to choose from: the browser's own, which every phone and reader knows. */
export function Choice({ name, label, chosen, children }: ChoiceProps) {
  return (
    <TextField
      select
      name={name}
      label={label}
      defaultValue={chosen ?? ''}
      size="small"
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {children}
    </TextField>
  );
}
