import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { UseFormRegister } from 'react-hook-form';

import { PersonnelTypesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import type { Problem } from '../forms/problems.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AreaStepChoice } from './AreaStepChoice.tsx';
import type { PersonForm } from './personForm.ts';

interface PersonFieldsProps {
  register: UseFormRegister<PersonForm>;
  problems: readonly Problem[];
  area: string;
  onArea: (code: string) => void;
  /** What is said at the phone; an entry that exists keeps its number where nothing is written. */
  phoneHint: string;
}

/** What an entry of the register says; a NIK is not among it. */
export function PersonFields({ register, problems, area, onArea, phoneHint }: PersonFieldsProps) {
  const say = useWords();
  const types = useAsk(PersonnelTypesDocument, { lang: hubLanguage() }, { isKept: true }).data?.data.personnelTypes;
  const at = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <Box sx={{ maxWidth: 480, display: 'flex', flexDirection: 'column', gap: 2.5, mb: 3 }}>
      <TextField
        id="fullName"
        label={say('people.field.name')}
        error={at('fullName') !== undefined}
        helperText={at('fullName') ?? say('people.field.nameHint')}
        slotProps={{ htmlInput: { ...register('fullName'), autoComplete: 'off' } }}
      />
      <TextField
        select
        key={types?.length ?? 0}
        id="type"
        label={say('people.list.type')}
        error={at('type') !== undefined}
        helperText={at('type')}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: register('type') }}
      >
        <option value="">{say('people.field.choose')}</option>
        {(types ?? [])
          .filter(({ isOrganisation }) => !isOrganisation)
          .map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
      </TextField>
      <AreaStepChoice
        id="areaCode"
        label={say('people.field.area')}
        hint={say('people.field.areaHint')}
        chosen={area}
        onChoose={onArea}
      />
      <TextField
        id="phone"
        label={say('people.field.phone')}
        error={at('phone') !== undefined}
        helperText={at('phone') ?? phoneHint}
        slotProps={{ htmlInput: { ...register('phone'), inputMode: 'tel', autoComplete: 'off' } }}
      />
      <TextField
        id="skills"
        label={say('people.field.skills')}
        error={at('skills') !== undefined}
        helperText={at('skills') ?? say('people.field.skillsHint')}
        slotProps={{ htmlInput: register('skills') }}
      />
    </Box>
  );
}
