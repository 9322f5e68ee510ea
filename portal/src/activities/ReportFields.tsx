import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Controller, useWatch, type Control, type UseFormRegister, type UseFormSetValue } from 'react-hook-form';

import { RupiahField } from '../amounts/RupiahField.tsx';
import { ActivityChoicesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { AreaField } from '../areas/AreaField.tsx';
import { today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AmountField } from '../quantities/AmountField.tsx';
import { GapPurpose } from './GapPurpose.tsx';
import { isCounted, KINDS, type ReportedGap, type ReportForm } from './reporting.ts';

interface ReportFieldsProps {
  gap: ReportedGap | null;
  setValue: UseFormSetValue<ReportForm>;
  control: Control<ReportForm>;
  register: UseFormRegister<ReportForm>;
  wrongAt: (field: string) => string | undefined;
}

function Kind({ control }: Pick<ReportFieldsProps, 'control'>) {
  const say = useWords();
  return (
    <Controller
      name="kind"
      control={control}
      render={({ field }) => (
        <Box role="group" aria-labelledby="bentuk">
          <Typography id="bentuk" sx={{ fontWeight: 600 }}>
            {say('activities.field.kind')}
          </Typography>
          <RadioGroup aria-labelledby="bentuk" row value={field.value} onChange={field.onChange} id="kind">
            {KINDS.map((kind) => (
              <FormControlLabel key={kind} value={kind} control={<Radio />} label={say(`activities.kind.${kind}`)} />
            ))}
          </RadioGroup>
        </Box>
      )}
    />
  );
}

/** How much, in the fields that the kind needs. */
function Amounts({ gap, control, register, wrongAt }: Omit<ReportFieldsProps, 'setValue'>) {
  const say = useWords();
  const [kind, unit] = useWatch({ control, name: ['kind', 'unit'] });
  const text = (field: 'item' | 'unit') => (
    <TextField
      id={field}
      label={say(`activities.field.${field}`)}
      error={wrongAt(field) !== undefined}
      helperText={wrongAt(field) ?? say(`activities.hint.${field}`)}
      {...register(field)}
    />
  );
  return (
    <>
      {!gap && isCounted(kind) && text('item')}
      {!gap && isCounted(kind) && text('unit')}
      <Controller
        name="amount"
        control={control}
        render={({ field }) => (
          <AmountField
            id="amount"
            kind={kind}
            unit={unit}
            label={say('activities.field.amount')}
            value={field.value}
            onChange={field.onChange}
            problem={wrongAt('amount')}
          />
        )}
      />
      {isCounted(kind) && (
        <Controller
          name="worth"
          control={control}
          render={({ field }) => (
            <RupiahField
              id="worth"
              label={say('activities.field.worth')}
              value={field.value}
              onChange={field.onChange}
              problem={wrongAt('worth')}
            />
          )}
        />
      )}
    </>
  );
}

/** Where and for whom, chosen freely. */
function FreePurpose({ control, wrongAt }: Pick<ReportFieldsProps, 'control' | 'wrongAt'>) {
  const say = useWords();
  const choices = useAsk(ActivityChoicesDocument, { lang: hubLanguage() }, { isKept: true });
  const categories = choices.data?.data.needCategories ?? [];
  return (
    <>
      <Controller
        name="area"
        control={control}
        render={({ field }) => (
          <AreaField
            id="area"
            label={say('activities.field.area')}
            value={field.value}
            onChange={field.onChange}
            problem={wrongAt('area')}
          />
        )}
      />
      <Controller
        name="category"
        control={control}
        render={({ field }) => (
          <TextField
            select
            id="category"
            label={say('activities.field.category')}
            value={categories.length > 0 ? field.value : ''}
            onChange={field.onChange}
            error={wrongAt('category') !== undefined}
            helperText={wrongAt('category')}
          >
            {categories.map(({ code, label }) => (
              <MenuItem key={code} value={code} sx={{ whiteSpace: 'normal' }}>
                {label}
              </MenuItem>
            ))}
          </TextField>
        )}
      />
      <Kind control={control} />
    </>
  );
}

/** The fields of a report: where, for whom, what, how much, when. */
export function ReportFields({ gap, setValue, control, register, wrongAt }: ReportFieldsProps) {
  const say = useWords();
  return (
    <Box sx={{ maxWidth: 560, display: 'flex', flexDirection: 'column', gap: 2.5, mb: 2.5 }}>
      {gap ? (
        <GapPurpose gap={gap} control={control} setValue={setValue} />
      ) : (
        <FreePurpose control={control} wrongAt={wrongAt} />
      )}
      <Amounts gap={gap} control={control} register={register} wrongAt={wrongAt} />
      <TextField
        id="doneOn"
        type="date"
        label={say('activities.field.doneOn')}
        error={wrongAt('doneOn') !== undefined}
        helperText={wrongAt('doneOn')}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }}
        {...register('doneOn')}
      />
      <TextField
        id="description"
        label={say('activities.field.description')}
        error={wrongAt('description') !== undefined}
        helperText={wrongAt('description') ?? say('activities.hint.description')}
        multiline
        minRows={3}
        {...register('description')}
      />
    </Box>
  );
}
