import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useFieldArray, useForm } from 'react-hook-form';

import { CreateGapDocument, ManagedCategoriesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { AreaField, type ChosenArea } from '../areas/AreaField.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { useWithin } from '../queue/useWithin.ts';
import { LineFields } from './LineFields.tsx';
import { EMPTY_LINE, inputOf, NewGap, type NewGapValues } from './newGap.ts';

const OF_HUB: Readonly<Record<string, string>> = {
  title: 'judul',
  areaCode: 'wilayah',
  categoryCode: 'kategori',
  fiscalYear: 'tahun',
  deadline: 'tenggat',
  peopleInNeed: 'orang',
  personnelNeeded: 'personel',
  figuresAsOf: 'tanggal',
  note: 'catatan',
};
const TEXTS = ['tahun', 'tenggat', 'orang', 'personel', 'tanggal', 'catatan'] as const;
const DAYS: readonly string[] = ['tenggat', 'tanggal'];

/** Every message of the form, the lines' too, by the id of its field. */
function problemsIn(errors: object, say: (id: string) => string, path = ''): Problem[] {
  return Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null) return [];
    const field = path === '' ? name : `${path}.${name}`;
    if ('message' in error && typeof error.message === 'string') return [{ field, message: say(error.message) }];
    return problemsIn(error, say, field);
  });
}

function CreateForm({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const within = useWithin();
  const [year] = useState(() => String(new Date().getFullYear() + 1));
  const [told, setTold] = useState<Problem[]>([]);
  const [area, setArea] = useState<ChosenArea | null>(null);
  const categories = useAsk(ManagedCategoriesDocument, { lang: hubLanguage() });
  const create = useCommand(CreateGapDocument, (data) => data.createGapArea);
  const { register, handleSubmit, formState, control } = useForm<NewGapValues>({
    resolver: valibotResolver(NewGap),
    reValidateMode: 'onSubmit',
    defaultValues: {
      judul: '',
      wilayah: '',
      kategori: '',
      tahun: year,
      tenggat: '',
      orang: '',
      personel: '',
      tanggal: '',
      catatan: '',
      lines: [EMPTY_LINE],
    },
  });
  const lines = useFieldArray({ control, name: 'lines' });
  const { errors } = formState;
  const wrong = (field: keyof typeof errors) => {
    const message = errors[field]?.message;
    return { error: Boolean(message), helperText: message && say(message) };
  };
  function tell(problems: Problem[]) {
    setTold(problems);
    onFault(problems.length > 0);
  }
  async function save(values: NewGapValues) {
    const said = (field: string) => (OF_HUB[field] ? say(`managing.hubWrong.${OF_HUB[field]}`) : null);
    const { result, problems } = await create({ input: inputOf(values), lang: hubLanguage() }, said);
    tell(problems.map(({ field, message }) => ({ field: field && (OF_HUB[field] ?? null), message })));
    if (result?.__typename === 'GapAreaCreated') {
      await navigate({ to: '/kelola/$code', params: { code: result.gapArea.code }, search: { baru: '1' } });
    }
  }
  return (
    <Box
      component="form"
      noValidate
      sx={{ maxWidth: 720 }}
      onSubmit={(event) => void handleSubmit(save, (found) => tell(problemsIn(found, say)))(event)}
    >
      <ErrorSummary problems={told} />
      <TextField
        id="judul"
        label={say('managing.field.judul')}
        {...wrong('judul')}
        slotProps={{ htmlInput: register('judul') }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ mb: 2 }}>
        <Controller
          name="wilayah"
          control={control}
          render={({ field }) => (
            <AreaField
              id="wilayah"
              label={say('managing.field.wilayah')}
              value={area}
              onChange={(chosen) => {
                setArea(chosen);
                field.onChange(chosen?.code ?? '');
              }}
              problem={wrong('wilayah').helperText}
              within={within}
            />
          )}
        />
      </Box>
      <TextField
        id="kategori"
        select
        label={say('managing.field.kategori')}
        {...wrong('kategori')}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: register('kategori') }}
        sx={{ mb: 2 }}
      >
        <option value="">{say('managing.choose')}</option>
        {categories.data?.data.needCategories?.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </TextField>
      {TEXTS.map((field) => (
        <TextField
          key={field}
          id={field}
          label={say(`managing.field.${field}`)}
          {...wrong(field)}
          {...(DAYS.includes(field) && { type: 'date' })}
          slotProps={{ htmlInput: register(field), ...(DAYS.includes(field) && { inputLabel: { shrink: true } }) }}
          sx={{ mb: 2 }}
        />
      ))}
      <Typography variant="h2" sx={{ my: 2 }}>
        {say('managing.lines')}
      </Typography>
      {lines.fields.map(({ id }, at) => (
        <LineFields
          key={id}
          at={at}
          register={register}
          control={control}
          errors={errors}
          onRemove={lines.fields.length > 1 ? () => lines.remove(at) : null}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button onClick={() => lines.append(EMPTY_LINE)}>{say('managing.addLine')}</Button>
        <Button type="submit" variant="contained">
          {say('managing.saveDraft')}
        </Button>
      </Box>
    </Box>
  );
}

/** A new gap area: a draft first, then its evidence, then it is published. */
export function CreateScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('managing.create')}
      trail={<PlaceLink to="/kelola">{say('managing.title')}</PlaceLink>}
      hasFault={hasFault}
    >
      <ForRole roles={['PROGRAM_OFFICER', 'ADMIN']}>
        <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('managing.createIntro')}</Typography>
        <CreateForm onFault={setFault} />
      </ForRole>
    </Page>
  );
}
