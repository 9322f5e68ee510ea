import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';

import { saveList, type FileForm } from '../api/file.ts';
import { GapListFileDocument, type GapAreaFilter, type GapAreaOrder } from '../api/generated/graphql.ts';
import { Fault } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';

const FORMS: readonly (FileForm & { label: string })[] = [
  { format: 'xlsx', label: 'gaps.file.xlsx' },
  { format: 'csv', separator: ';', label: 'gaps.file.csvIndonesia' },
  { format: 'csv', label: 'gaps.file.csv' },
];

/** The list as a file: the same rows in the same order. */
export function Downloads({ filter, orderBy }: { filter: GapAreaFilter; orderBy: GapAreaOrder }) {
  const say = useWords();
  const saving = useMutation({
    mutationFn: ({ label: _label, ...form }: FileForm & { label: string }) =>
      saveList(GapListFileDocument, { filter, orderBy }, form),
  });
  return (
    <Box sx={{ mt: 3 }}>
      <Typography id="unduh">{say('gaps.file.title')}</Typography>
      <Box role="group" aria-labelledby="unduh" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
        {FORMS.map((form) => (
          <Button key={form.label} disabled={saving.isPending} onClick={() => saving.mutate(form)}>
            {say(form.label)}
          </Button>
        ))}
      </Box>
      {saving.error && <Fault fault={saving.error} />}
    </Box>
  );
}
