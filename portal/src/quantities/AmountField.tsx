import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

import { RupiahField } from '../amounts/RupiahField.tsx';
import type { NeedKind } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';

interface AmountFieldProps {
  kind: NeedKind;
  unit: string;
  id: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
  problem: string | undefined;
}

/** How much of a need line: rupiah read back in words, or a number in the unit of the line. */
export function AmountField({ kind, unit, id, label, value, onChange, problem }: AmountFieldProps) {
  const say = useWords();
  if (kind === 'MONEY')
    return <RupiahField id={id} label={label} value={value} onChange={onChange} problem={problem} />;
  const counted: ReactNode = kind === 'PERSON_TIME' ? say('quantities.hours') : <span lang="id">{unit}</span>;
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={problem !== undefined}
      helperText={problem ?? counted}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
    />
  );
}
