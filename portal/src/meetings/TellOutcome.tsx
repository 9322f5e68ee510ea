import { valibotResolver } from '@hookform/resolvers/valibot';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import {
  FollowUpCommitmentHereDocument,
  UpdateRecommendationHereDocument,
  type OutcomeStatus,
} from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { FormDialog } from './FormDialog.tsx';
import { formProblems, TellSchema, wrongAt, type TellForm } from './forms.ts';
import type { Outcome } from './OutcomeCard.tsx';

interface TellOutcomeProps {
  outcome: Outcome;
  kind: 'RECOMMENDATION' | 'COMMITMENT';
  /** The later meeting at which it is told; null for news between meetings. */
  meetingId: string | null;
  onClose: () => void;
}

const STATUSES: readonly OutcomeStatus[] = ['OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED'];

/** Says where a recommendation or a commitment stands now, and why. The version that was seen guards it. */
export function TellOutcome({ outcome, kind, meetingId, onClose }: TellOutcomeProps) {
  const say = useWords();
  const update = useCommand(UpdateRecommendationHereDocument, (data) => data.updateRecommendation);
  const followUp = useCommand(FollowUpCommitmentHereDocument, (data) => data.followUpCommitment);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { register, control, handleSubmit, formState } = useForm<TellForm>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: valibotResolver(TellSchema),
    defaultValues: { status: 'IN_PROGRESS', kabar: '' },
  });
  async function submit({ status, kabar }: TellForm) {
    const news = {
      expectedVersion: outcome.version,
      status: STATUSES.find((one) => one === status) ?? 'OPEN',
      reason: kabar,
    };
    const lang = hubLanguage();
    const sent =
      kind === 'COMMITMENT' && meetingId
        ? await followUp({ input: { ...news, commitmentId: outcome.id, meetingId }, lang })
        : await update({ input: { ...news, recommendationId: outcome.id, meetingId }, lang });
    setProblems(sent.problems);
    if (sent.problems.length === 0) onClose();
  }
  return (
    <FormDialog
      title={say('meetings.tell')}
      confirm={say('meetings.save')}
      isBusy={formState.isSubmitting}
      problems={problems}
      onClose={onClose}
      onSubmit={(event) =>
        void handleSubmit(submit, (errors) => setProblems(formProblems(['kabar'], errors, say)))(event)
      }
    >
      <Typography lang="id">{outcome.text}</Typography>
      <Controller
        name="status"
        control={control}
        render={({ field }) => (
          <TextField select id="status" label={say('meetings.outcome.status')} {...field}>
            {STATUSES.map((status) => (
              <MenuItem key={status} value={status}>
                {say(`meetings.status.${status}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
      />
      <TextField
        id="kabar"
        label={say('meetings.news')}
        multiline
        minRows={3}
        {...wrongAt(problems, 'kabar')}
        {...register('kabar')}
      />
    </FormDialog>
  );
}
