import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';

import { RupiahField } from '../amounts/RupiahField.tsx';
import type { PlannerChoicesQuery } from '../api/generated/graphql.ts';
import { ChoicesField, type Choice } from '../forms/ChoicesField.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { count } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { readPlan, type PlanTyped } from './planning.ts';
import type { PlanSearch } from './search.ts';

interface PlanFormProps {
  search: PlanSearch;
  choices: PlannerChoicesQuery;
  onPlan: (search: PlanSearch) => void;
}

const written = (value: number | null | undefined): string => (value ? count(value) : '');

function areasOf({ provinces, gapMap }: PlannerChoicesQuery): Choice[] {
  return [...(provinces ?? []), ...(gapMap ?? [])].flatMap(({ area }) =>
    area ? [{ code: area.code, label: area.name }] : [],
  );
}

/** Budget and rules of a plan; read when one asks for the plan, never before. */
export function PlanForm({ search, choices, onPlan }: PlanFormProps) {
  const say = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [typed, setTyped] = useState<PlanTyped>({
    anggaran: written(search.anggaran ?? choices.myCompany?.annualBudget),
    tiket: written(search.tiket),
    gap: written(search.gap),
    batas: written(search.batas),
    porsi: written(search.porsi),
    wilayah: search.wilayah,
    kategori: search.kategori,
    utama: search.utama,
  });
  const areas = areasOf(choices);
  const change = (field: keyof PlanTyped) => (value: string | undefined) =>
    setTyped((before) => ({ ...before, [field]: value }));
  const wrongAt = (field: string) => problems.find((one) => one.field === field)?.message;

  function plan(event: FormEvent) {
    event.preventDefault();
    const read = readPlan(typed, currentLanguage(), say);
    setProblems(read.problems);
    if (read.problems.length === 0) onPlan(read.search);
  }

  const number = (field: 'gap' | 'batas' | 'porsi') => (
    <TextField
      id={field}
      label={say(`planner.form.${field}`)}
      value={typed[field]}
      onChange={({ target }) => change(field)(target.value)}
      error={wrongAt(field) !== undefined}
      helperText={wrongAt(field) ?? say(`planner.hint.${field}`)}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
    />
  );
  const area = (field: 'wilayah' | 'utama') => (
    <ChoicesField
      id={field}
      label={say(`planner.form.${field}`)}
      {...(field === 'wilayah' && { hint: say('planner.hint.all') })}
      choices={areas}
      value={typed[field]}
      onChange={change(field)}
      lang="id"
    />
  );
  return (
    <Box component="form" noValidate onSubmit={plan} sx={{ mb: 4 }}>
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' }, gap: 2.5, mb: 2.5 }}>
        <RupiahField
          id="anggaran"
          label={say('planner.form.anggaran')}
          value={typed.anggaran}
          onChange={change('anggaran')}
          problem={wrongAt('anggaran')}
        />
        {area('wilayah')}
      </Box>
      <Box
        component="details"
        sx={{ mb: 2.5 }}
        open={Object.keys(search).some((key) => key !== 'anggaran' && key !== 'wilayah')}
      >
        <Typography component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 1 }}>
          {say('planner.form.rules')}
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' }, gap: 2.5, mt: 1.5 }}>
          <ChoicesField
            id="kategori"
            label={say('planner.form.kategori')}
            hint={say('planner.hint.all')}
            choices={choices.needCategories ?? []}
            value={typed.kategori}
            onChange={change('kategori')}
          />
          <RupiahField
            id="tiket"
            label={say('planner.form.tiket')}
            value={typed.tiket}
            onChange={change('tiket')}
            problem={wrongAt('tiket')}
          />
          {number('gap')}
          {number('batas')}
          {area('utama')}
          {number('porsi')}
        </Box>
      </Box>
      <Button type="submit" variant="contained">
        {say('planner.form.plan')}
      </Button>
    </Box>
  );
}
