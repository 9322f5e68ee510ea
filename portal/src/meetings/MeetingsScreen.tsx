import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { MeetingListDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { holds, useSession } from '../session/useSession.ts';
import { FrozenBriefs } from './FrozenBriefs.tsx';
import { MeetingCard } from './MeetingCard.tsx';

/** What those who prepare meetings can begin here. */
function Beginnings() {
  const say = useWords();
  const session = useSession();
  if (!holds(session, 'FORUM_COORDINATOR', 'PROGRAM_OFFICER')) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mb: 3 }}>
      <ButtonLink variant="contained" to="/rakor/bahan">
        {say('meetings.build')}
      </ButtonLink>
      <ButtonLink variant="outlined" to="/rakor/baru">
        {say('meetings.record')}
      </ButtonLink>
    </Box>
  );
}

/** The coordination meetings and the briefs frozen for them. */
export function MeetingsScreen() {
  const say = useWords();
  const navigate = useNavigate();
  const { wilayah } = useSearch({ from: '/rakor' });
  const answer = useAsk(MeetingListDocument, { within: wilayah ?? null }, { keepsPrevious: true, isKept: true });
  const meetings = answer.data?.data.coordinationMeetings;
  const provinces = answer.data?.data.provinces?.nodes ?? [];
  const again = () => void answer.refetch();
  return (
    <Page title={say('meetings.title')} freshness={say('meetings.text')}>
      <Beginnings />
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={again} />}
      {provinces.length > 0 && (
        <TextField
          select
          size="small"
          label={say('meetings.within')}
          value={provinces.some(({ code }) => code === wilayah) ? wilayah : 'semua'}
          onChange={({ target }) =>
            void navigate({ to: '/rakor', search: target.value === 'semua' ? {} : { wilayah: target.value } })
          }
          sx={{ maxWidth: 320, mb: 2 }}
        >
          <MenuItem value="semua">{say('meetings.everywhere')}</MenuItem>
          {provinces.map(({ code, name }) => (
            <MenuItem key={code} value={code} lang="id">
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {answer.data && !meetings && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {meetings && (
        <Typography role="status" sx={{ mb: 1.5 }}>
          {say('meetings.count', { total: meetings.totalCount })}
        </Typography>
      )}
      {meetings?.nodes.length === 0 && (
        <Empty why={say('meetings.empty')}>
          <ButtonLink variant="outlined" to="/rakor">
            {say('meetings.showAll')}
          </ButtonLink>
        </Empty>
      )}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {meetings?.nodes.map((meeting) => (
          <MeetingCard key={meeting.code} meeting={meeting} />
        ))}
      </Box>
      <FrozenBriefs briefs={answer.data?.data.meetingBriefs?.nodes} />
    </Page>
  );
}
