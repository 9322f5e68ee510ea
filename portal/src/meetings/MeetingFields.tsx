import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { Controller, useForm, useWatch, type Control } from 'react-hook-form';

import { MeetingPlacesDocument, type MeetingKind } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import { withinOf } from '../queue/within.ts';
import { useSession } from '../session/useSession.ts';
import { formProblems, MeetingSchema, wrongAt, type MeetingForm } from './forms.ts';
import { useRecordMeeting } from './useRecordMeeting.ts';

const KINDS: readonly MeetingKind[] = ['RAKOR', 'STRENGTHENING', 'FORUM', 'TRAINING', 'OTHER'];
const FIELDS = [
  'judul',
  'wilayah',
  'mulai',
  'selesai',
  'tempat',
  'tema',
  'penyelenggara',
  'peserta',
  'agenda',
  'sumber',
  'penerbit',
] as const;

interface ChoiceProps {
  name: 'jenis' | 'wilayah' | 'menindaklanjuti';
  label: string;
  control: Control<MeetingForm>;
  choices: readonly { value: string; text: string; isOwn?: boolean }[];
}

function Choice({ name, label, control, choices }: ChoiceProps) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <TextField select id={name} label={label} {...field}>
          {choices.map(({ value, text, isOwn }) => (
            <MenuItem key={value} value={value} {...(isOwn && { lang: 'id' })} sx={{ whiteSpace: 'normal' }}>
              {text}
            </MenuItem>
          ))}
        </TextField>
      )}
    />
  );
}

/** The fields of a meeting's record. */
export function MeetingFields({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const own = withinOf(useSession(), undefined);
  const [wrong, setWrong] = useState<readonly Problem[]>([]);
  const { record, isBusy, refused } = useRecordMeeting();
  const answer = useAsk(MeetingPlacesDocument, { area: own, within: own });
  const { register, control, handleSubmit } = useForm<MeetingForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(MeetingSchema),
    defaultValues: {
      judul: '',
      jenis: 'RAKOR',
      wilayah: own,
      mulai: '',
      selesai: '',
      tempat: '',
      tema: '',
      penyelenggara: '',
      peserta: '',
      agenda: '',
      menindaklanjuti: 'tidak',
      sumber: '',
      penerbit: '',
    },
  });
  const problems = wrong.length > 0 ? wrong : refused;
  useEffect(() => onFault(problems.length > 0), [problems, onFault]);
  const home = answer.data?.data.area;
  const places = home ? [home, ...home.children.nodes] : [{ code: own, name: own }];
  const area = useWatch({ control, name: 'wilayah' });
  const earlier = (answer.data?.data.coordinationMeetings?.nodes ?? []).filter((one) => one.area?.code === area);
  const field = (name: (typeof FIELDS)[number]) => ({ id: name, ...wrongAt(problems, name), ...register(name) });
  return (
    <form
      noValidate
      onSubmit={(event) =>
        void handleSubmit(
          (typed) => {
            setWrong([]);
            return record(typed);
          },
          (errors) => setWrong(formProblems(FIELDS, errors, say)),
        )(event)
      }
    >
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5, maxWidth: 560, mt: 1 }}>
        <TextField label={say('meetings.titleLabel')} {...field('judul')} />
        <Choice
          name="jenis"
          label={say('meetings.kindLabel')}
          control={control}
          choices={KINDS.map((kind) => ({ value: kind, text: say(`meetings.kind.${kind}`) }))}
        />
        <Choice
          name="wilayah"
          label={say('meetings.areaLabel')}
          control={control}
          choices={places.map(({ code, name }) => ({ value: code, text: name, isOwn: true }))}
        />
        <TextField
          type="date"
          label={say('meetings.startsOn')}
          slotProps={{ inputLabel: { shrink: true } }}
          {...field('mulai')}
        />
        <TextField
          type="date"
          label={say('meetings.endsOn')}
          slotProps={{ inputLabel: { shrink: true } }}
          {...field('selesai')}
        />
        <TextField label={say('meetings.placeLabel')} {...field('tempat')} />
        <TextField label={say('meetings.themeLabel')} {...field('tema')} />
        <TextField label={say('meetings.organiserLabel')} {...field('penyelenggara')} />
        <TextField
          label={say('meetings.participantsLabel')}
          helperText={say('meetings.participantsHint')}
          multiline
          minRows={3}
          {...field('peserta')}
        />
        <TextField
          label={say('meetings.agendaLabel')}
          helperText={say('meetings.agendaHint')}
          multiline
          minRows={3}
          {...field('agenda')}
        />
        <Choice
          name="menindaklanjuti"
          label={say('meetings.followsLabel')}
          control={control}
          choices={[
            { value: 'tidak', text: say('meetings.followsNone') },
            ...earlier.map(({ id, title }) => ({ value: id, text: title, isOwn: true })),
          ]}
        />
        <Typography variant="h2">{say('meetings.source')}</Typography>
        <TextField label={say('meetings.sourceLabel')} {...field('sumber')} />
        <TextField label={say('meetings.publisherLabel')} {...field('penerbit')} />
        <Box>
          <Button type="submit" variant="contained" aria-disabled={isBusy}>
            {say('meetings.save')}
          </Button>
          <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
            {say('meetings.noPersons')}
          </Typography>
        </Box>
      </Box>
    </form>
  );
}
