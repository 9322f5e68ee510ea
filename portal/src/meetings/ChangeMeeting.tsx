import { valibotResolver } from '@hookform/resolvers/valibot';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { ChangeMeetingHereDocument } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { FormDialog } from './FormDialog.tsx';
import { ChangeSchema, formProblems, wrongAt, type ChangeForm } from './forms.ts';
import type { Meeting } from './MeetingScreen.tsx';

const FIELDS = ['mulai', 'tempat', 'tema', 'alasan'] as const;

/** Moves a meeting before it is held, or says where and under which theme; the reason goes into its history. */
export function ChangeMeeting({ meeting: newest, onClose }: { meeting: Meeting; onClose: () => void }) {
  const say = useWords();
  // What is typed rests on the meeting as it was opened: with the version of a newer answer it would undo what others changed.
  const [meeting] = useState(newest);
  const command = useOnce(ChangeMeetingHereDocument, `change ${meeting.code} ${meeting.version}`, {
    pick: ({ changeMeeting }) => changeMeeting,
  });
  const [wrong, setWrong] = useState<readonly Problem[]>([]);
  const { register, handleSubmit } = useForm<ChangeForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(ChangeSchema),
    defaultValues: {
      mulai: meeting.startsOn ?? '',
      tempat: meeting.place ?? '',
      tema: meeting.theme ?? '',
      alasan: '',
    },
  });
  async function submit({ mulai, tempat, tema, alasan }: ChangeForm) {
    setWrong([]);
    if (command.isBusy) return;
    const result = await command.send((idempotencyKey) => ({
      meetingId: meeting.id,
      expectedVersion: meeting.version,
      startsOn: mulai,
      place: tempat === '' ? null : tempat,
      theme: tema === '' ? null : tema,
      reason: alasan,
      idempotencyKey,
    }));
    if (result?.__typename === 'MeetingChanged') onClose();
  }
  const problems = wrong.length > 0 ? wrong : command.problems;
  return (
    <FormDialog
      title={say('meetings.change')}
      confirm={say('meetings.save')}
      isBusy={command.isBusy}
      problems={problems}
      onClose={onClose}
      onSubmit={(event) => void handleSubmit(submit, (errors) => setWrong(formProblems(FIELDS, errors, say)))(event)}
    >
      <TextField
        id="mulai"
        type="date"
        label={say('meetings.startsOn')}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today() } }}
        {...wrongAt(problems, 'mulai')}
        {...register('mulai')}
      />
      <TextField
        id="tempat"
        label={say('meetings.placeLabel')}
        {...wrongAt(problems, 'tempat')}
        {...register('tempat')}
      />
      <TextField id="tema" label={say('meetings.themeLabel')} {...wrongAt(problems, 'tema')} {...register('tema')} />
      <TextField
        id="alasan"
        label={say('forms.reason')}
        multiline
        minRows={2}
        {...wrongAt(problems, 'alasan')}
        {...register('alasan')}
      />
    </FormDialog>
  );
}
