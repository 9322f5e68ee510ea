import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { MeetingListQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { MeetingDays } from './MeetingDays.tsx';

type Meeting = NonNullable<MeetingListQuery['coordinationMeetings']>['nodes'][number];

/** One meeting of the list: when, where, and how many of its outcomes are still open. */
export function MeetingCard({ meeting }: { meeting: Meeting }) {
  const say = useWords();
  const outcomes = [...meeting.recommendations, ...meeting.commitments];
  const open = outcomes.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS');
  const late = open.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5 }}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem', mb: 0.5 }}>
        <PlaceLink to="/rakor/$code" params={{ code: meeting.code }} lang="id">
          {meeting.title}
        </PlaceLink>
      </Typography>
      <Typography>
        <MeetingDays meeting={meeting} />
        {meeting.area && <span lang="id"> · {meeting.area.name}</span>}
        {meeting.place && <span lang="id"> · {meeting.place}</span>}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say(`meetings.kind.${meeting.kind}`)} ·{' '}
        {outcomes.length === 0
          ? say('meetings.noOutcomes')
          : say('meetings.openOf', { open: open.length, all: outcomes.length })}
        {late > 0 && ` · ${say('meetings.late', { late })}`}
      </Typography>
    </Paper>
  );
}
