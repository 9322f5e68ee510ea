import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Controller, type Control, type UseFormRegister } from 'react-hook-form';

import { RupiahField } from '../amounts/RupiahField.tsx';
import { AreaField } from '../areas/AreaField.tsx';
import { useWords } from '../language/useWords.ts';
import { fieldOf, type PlanForm } from './planning.ts';

interface ActivityFieldsProps {
  at: number;
  control: Control<PlanForm>;
  register: UseFormRegister<PlanForm>;
  categories: readonly { code: string; label: string }[];
  wrongAt: (field: string) => string | undefined;
  /** Takes the activity out of the plan; null where it is the only one. */
  onRemove: (() => void) | null;
}

/** One activity of a plan: what, where, for whom, what it costs. */
export function ActivityFields({ at, control, register, categories, wrongAt, onRemove }: ActivityFieldsProps) {
  const say = useWords();
  const id = (field: 'title' | 'area' | 'category' | 'budget') => fieldOf(at, field);
  return (
    <Paper component="li" sx={{ p: 2, mb: 2, maxWidth: 640 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
          {say('yearplans.activity', { number: at + 1 })}
        </Typography>
        {onRemove && (
          <Button
            size="small"
            color="error"
            onClick={onRemove}
            aria-label={say('yearplans.removeThis', { number: at + 1 })}
          >
            {say('yearplans.remove')}
          </Button>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <TextField
          id={id('title')}
          label={say('yearplans.field.title')}
          error={wrongAt(id('title')) !== undefined}
          helperText={wrongAt(id('title'))}
          {...register(`activities.${at}.title`)}
        />
        <Controller
          name={`activities.${at}.area`}
          control={control}
          render={({ field }) => (
            <AreaField
              id={id('area')}
              label={say('yearplans.field.area')}
              value={field.value}
              onChange={field.onChange}
              problem={undefined}
            />
          )}
        />
        <Controller
          name={`activities.${at}.category`}
          control={control}
          render={({ field }) => (
            <TextField
              select
              id={id('category')}
              label={say('yearplans.field.category')}
              value={categories.some(({ code }) => code === field.value) ? field.value : ''}
              onChange={field.onChange}
            >
              <MenuItem value="">{say('yearplans.anyCategory')}</MenuItem>
              {categories.map(({ code, label }) => (
                <MenuItem key={code} value={code} sx={{ whiteSpace: 'normal' }}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
          )}
        />
        <Controller
          name={`activities.${at}.budget`}
          control={control}
          render={({ field }) => (
            <RupiahField
              id={id('budget')}
              label={say('yearplans.field.budget')}
              value={field.value}
              onChange={field.onChange}
              problem={wrongAt(id('budget'))}
            />
          )}
        />
      </Box>
    </Paper>
  );
}
