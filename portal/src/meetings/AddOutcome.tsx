import { valibotResolver } from '@hookform/resolvers/valibot';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import {
  AddRecommendationHereDocument,
  OutcomeGapsDocument,
  RecordCommitmentHereDocument,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import { FormDialog } from './FormDialog.tsx';
import { formProblems, OutcomeSchema, wrongAt, type OutcomeForm } from './forms.ts';
import type { Meeting } from './MeetingScreen.tsx';

interface AddOutcomeProps {
  meeting: Meeting;
  kind: 'RECOMMENDATION' | 'COMMITMENT';
  onClose: () => void;
}

const FIELDS = ['butir', 'lembaga', 'tenggat', 'kesenjangan'] as const;

/** Puts a recommendation or a commitment on record: what, who, until when, about which gaps. */
export function AddOutcome({ meeting, kind, onClose }: AddOutcomeProps) {
  const say = useWords();
  const isRecommendation = kind === 'RECOMMENDATION';
  const name = `${kind} ${meeting.code} ${meeting.recommendations.length + meeting.commitments.length}`;
  const recommend = useOnce(AddRecommendationHereDocument, name, { pick: (data) => data.addRecommendation });
  const promise = useOnce(RecordCommitmentHereDocument, name, { pick: (data) => data.recordCommitment });
  const command = isRecommendation ? recommend : promise;
  const [wrong, setWrong] = useState<readonly Problem[]>([]);
  const gaps = useAsk(OutcomeGapsDocument, { within: meeting.area?.code ?? '' }, { enabled: Boolean(meeting.area) });
  const choices = gaps.data?.data.gapAreas?.nodes ?? [];
  const { register, control, handleSubmit } = useForm<OutcomeForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(OutcomeSchema),
    defaultValues: { butir: '', lembaga: '', tenggat: '', kesenjangan: [] },
  });
  async function submit({ butir, lembaga, tenggat, kesenjangan }: OutcomeForm) {
    setWrong([]);
    if (command.isBusy) return;
    const result = await command.send((idempotencyKey) => ({
      meetingId: meeting.id,
      text: butir,
      institution: lembaga,
      dueOn: tenggat === '' ? null : tenggat,
      gapAreaIds: kesenjangan,
      idempotencyKey,
    }));
    if (result?.__typename === 'RecommendationAdded' || result?.__typename === 'CommitmentRecorded') onClose();
  }
  const problems = wrong.length > 0 ? wrong : command.problems;
  return (
    <FormDialog
      title={say(`meetings.add.${kind}`)}
      confirm={say('meetings.save')}
      isBusy={command.isBusy}
      problems={problems}
      onClose={onClose}
      onSubmit={(event) => void handleSubmit(submit, (errors) => setWrong(formProblems(FIELDS, errors, say)))(event)}
    >
      <TextField
        id="butir"
        label={say('meetings.outcome.text')}
        multiline
        minRows={2}
        {...wrongAt(problems, 'butir')}
        {...register('butir')}
      />
      <TextField
        id="lembaga"
        label={say('meetings.outcome.ownerLabel')}
        {...wrongAt(problems, 'lembaga')}
        {...register('lembaga')}
      />
      <TextField
        id="tenggat"
        type="date"
        label={say('meetings.outcome.dueLabel')}
        slotProps={{ inputLabel: { shrink: true } }}
        {...wrongAt(problems, 'tenggat')}
        {...register('tenggat')}
      />
      <Controller
        name="kesenjangan"
        control={control}
        render={({ field }) => (
          <TextField
            select
            id="kesenjangan"
            label={say('meetings.outcome.gapsLabel')}
            slotProps={{ select: { multiple: true } }}
            value={field.value}
            onChange={({ target }) => field.onChange(target.value)}
          >
            {choices.map(({ id, title }) => (
              <MenuItem key={id} value={id} lang="id" sx={{ whiteSpace: 'normal' }}>
                {title}
              </MenuItem>
            ))}
          </TextField>
        )}
      />
    </FormDialog>
  );
}
