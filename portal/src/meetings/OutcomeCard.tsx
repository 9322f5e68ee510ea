import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import type { PromisedFragment, RecommendedFragment } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { OutcomeTag } from './OutcomeTag.tsx';

export type Outcome = RecommendedFragment | PromisedFragment;

interface OutcomeCardProps {
  outcome: Outcome;
  /** What happened to it at a later meeting, and what can be done with it. */
  children?: ReactNode;
}

/** One recommendation or commitment: what, who, until when, where it stands, and which gaps it is about. */
export function OutcomeCard({ outcome, children }: OutcomeCardProps) {
  const say = useWords();
  const { text, institution, dueOn, status, isOverdue, gapAreas, steps, code } = outcome;
  const told = steps.filter(({ reason }) => reason);
  return (
    <Paper component="li" data-outcome={code} sx={{ p: 2, mb: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', flexWrap: 'wrap', mb: 0.5 }}>
        <Typography variant="h3" lang="id" sx={{ fontSize: '1rem', flex: '1 1 240px' }}>
          {text}
        </Typography>
        <Box>
          <OutcomeTag status={status} isOverdue={isOverdue} />
        </Box>
      </Box>
      <Typography variant="body2" color="text.secondary">
        {say('meetings.outcome.owner')}: <span lang="id">{institution}</span>
        {' · '}
        {dueOn ? say('meetings.outcome.dueOn', { day: day(dueOn) }) : say('meetings.outcome.noDue')}
      </Typography>
      {gapAreas.length > 0 && (
        <Typography variant="body2">
          {say('meetings.outcome.gaps')}:{' '}
          {gapAreas.map((gap, at) => (
            <span key={gap.code}>
              {at > 0 && ', '}
              <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }} lang="id">
                {gap.title}
              </PlaceLink>
            </span>
          ))}
        </Typography>
      )}
      {told.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, fontSize: '0.875rem' }}>
          {told.map((step) => (
            <li key={step.version}>
              {day(step.toldOn)}, {say(`meetings.status.${step.status}`)}: <span lang="id">{step.reason}</span>
            </li>
          ))}
        </Box>
      )}
      {children}
    </Paper>
  );
}
