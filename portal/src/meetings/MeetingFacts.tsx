import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { PlaceLink } from '../frame/Header.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { MeetingDays } from './MeetingDays.tsx';
import type { Meeting } from './MeetingScreen.tsx';
import { MeetingSection } from './MeetingSection.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <Box sx={{ display: 'contents' }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

const own = (text: string | null | undefined) => text && <span lang="id">{text}</span>;

/** When, where, who held it, who was there, what was said, and what the record rests on. */
export function MeetingFacts({ meeting }: { meeting: Meeting }) {
  const say = useWords();
  const { area, follows, source } = meeting;
  return (
    <>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 2,
          display: 'grid',
          columnGap: 2,
          rowGap: 1,
          gridTemplateColumns: { xs: 'minmax(96px, 30%) minmax(0, 1fr)', sm: '160px minmax(0, 1fr)' },
        }}
      >
        <Fact name={say('meetings.when')}>
          <MeetingDays meeting={meeting} />
        </Fact>
        <Fact name={say('meetings.where')}>{own([area?.name, meeting.place].filter(Boolean).join(' · '))}</Fact>
        <Fact name={say('meetings.theme')}>{own(meeting.theme)}</Fact>
        <Fact name={say('meetings.organiser')}>{own(meeting.organiser)}</Fact>
        <Fact name={say('meetings.follows')}>
          {follows && (
            <PlaceLink to="/rakor/$code" params={{ code: follows.code }} lang="id">
              {follows.title}
            </PlaceLink>
          )}
        </Fact>
        <Fact name={say('meetings.source')}>
          {source && (
            <span lang="und">{[source.title, source.publisher, source.dated].filter(Boolean).join(', ')}</span>
          )}
        </Fact>
        <Fact name={say('meetings.note')}>{meeting.note && <span lang="und">{meeting.note}</span>}</Fact>
      </Box>
      {meeting.agenda.length > 0 && (
        <MeetingSection title={say('meetings.agenda')}>
          <Box component="ol" lang="id" sx={{ m: 0, pl: 3 }}>
            {meeting.agenda.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </Box>
        </MeetingSection>
      )}
      <MeetingSection title={say('meetings.participants')}>
        {meeting.participants.length === 0 && <Typography>{say('meetings.participants.none')}</Typography>}
        <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.5 } }}>
          {meeting.participants.map(({ institution, roleName, capacity }) => (
            <li key={`${institution} ${roleName} ${capacity}`}>
              {own(roleName ? `${institution} (${roleName})` : institution)} · {say(`meetings.capacity.${capacity}`)}
            </li>
          ))}
        </Box>
      </MeetingSection>
      {meeting.statements.length > 0 && (
        <MeetingSection title={say('meetings.statements')}>
          {meeting.statements.map(({ speaker, roleName, statement }) => (
            <Box
              component="figure"
              key={statement}
              sx={{ m: 0, mb: 2, pl: 2, borderLeft: '4px solid', borderColor: 'own.hairline', maxWidth: '75ch' }}
            >
              <Box component="blockquote" lang="id" sx={{ m: 0 }}>
                {statement}
              </Box>
              <Box component="figcaption" lang="id" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                {[speaker, roleName].filter(Boolean).join(', ')}
              </Box>
            </Box>
          ))}
        </MeetingSection>
      )}
      {meeting.changes.length > 0 && (
        <MeetingSection title={say('meetings.changes')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {meeting.changes.map(({ version, reason, happenedAt }) => (
              <li key={version}>
                {day(happenedAt)}: <span lang="id">{reason}</span>
              </li>
            ))}
          </Box>
        </MeetingSection>
      )}
    </>
  );
}
