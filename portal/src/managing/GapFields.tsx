import TextField from '@mui/material/TextField';

import { rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { tidyNumber, wholeNumber } from '../quantities/whole.ts';
import { isNumber, type EditedGap } from './editedGap.ts';
import type { Values } from './threeWay.ts';

interface GapFieldsProps {
  gap: EditedGap;
  values: Values;
  wrong: Readonly<Record<string, string>>;
  onChange: (field: string, value: string) => void;
}

const FIELDS = ['judul', 'tenggat', 'orang', 'personel', 'tanggal', 'catatan'] as const;
const DAYS: readonly string[] = ['tenggat', 'tanggal'];

/** The fields of a gap area that may be changed, and the amount of each need line. */
export function GapFields({ gap, values, wrong, onChange }: GapFieldsProps) {
  const say = useWords();
  const lines = gap.needLines.map((line) => ({
    field: `kebutuhan-${line.id}`,
    label: [say(`managing.kind.${line.kind}`), line.item].filter(Boolean).join(': '),
    // What was typed is read back in full: a zero too many is seen at once.
    readBack:
      line.kind === 'MONEY' ? (
        rupiah(wholeNumber(values[`kebutuhan-${line.id}`] ?? ''))
      ) : (
        <span lang="id">{line.unit}</span>
      ),
  }));
  const numeric = (field: string) => ({
    onBlur: () => onChange(field, tidyNumber(values[field] ?? '')),
    slotProps: { htmlInput: { inputMode: 'numeric' as const } },
  });
  return (
    <>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          id={field}
          label={say(`managing.field.${field}`)}
          value={values[field] ?? ''}
          onChange={(event) => onChange(field, event.target.value)}
          {...(isNumber(field) && numeric(field))}
          error={field in wrong}
          helperText={wrong[field] && say(wrong[field])}
          {...(DAYS.includes(field) && { type: 'date', slotProps: { inputLabel: { shrink: true } } })}
          {...(field === 'catatan' && { multiline: true, minRows: 2 })}
          sx={{ mb: 2 }}
        />
      ))}
      {lines.map(({ field, label, readBack }) => (
        <TextField
          key={field}
          id={field}
          label={say('managing.field.need', { what: label })}
          value={values[field] ?? ''}
          onChange={(event) => onChange(field, event.target.value)}
          error={field in wrong}
          helperText={wrong[field] ? say(wrong[field]) : readBack}
          {...numeric(field)}
          sx={{ mb: 2 }}
        />
      ))}
    </>
  );
}
