import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { BriefPreviewDocument, FreezeBriefHereDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Fault, Loading } from '../frame/States.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { BriefPreview } from './BriefPreview.tsx';
import { searchOf, SECTIONS, type Section } from './sections.ts';

const thisYear = () => Number(today().slice(0, 4));

/** Area, year, meeting and parts; a preview of what there is now; and the button that freezes it. */
export function BriefBuilder({ own, meetingCode }: { own: string; meetingCode?: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const [area, setArea] = useState(own);
  const [year, setYear] = useState(thisYear() + 1);
  const [meeting, setMeeting] = useState(meetingCode ?? '');
  const [sections, setSections] = useState<readonly Section[]>(SECTIONS);
  const scope = useAsk(BriefPreviewDocument, { area: own, within: own, fiscalYear: year });
  const answer = useAsk(BriefPreviewDocument, { area, within: area, fiscalYear: year }, { keepsPrevious: true });
  const freeze = useOnce(FreezeBriefHereDocument, `brief ${area} ${year} ${meeting}`, {
    pick: ({ freezeMeetingBrief }) => freezeMeetingBrief,
  });
  const home = scope.data?.data.area;
  const places = home ? [home, ...home.children.nodes] : [];
  const meetings = (answer.data?.data.coordinationMeetings?.nodes ?? []).filter((one) => one.area?.code === area);
  const chosen = meetings.find(({ code }) => code === meeting);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (freeze.isBusy) return;
    const about = chosen ? { meetingId: chosen.id } : { areaCode: area };
    const result = await freeze.send((idempotencyKey) => ({ ...about, fiscalYear: year, idempotencyKey }));
    if (result?.__typename !== 'MeetingBriefFrozen') return;
    await navigate({ to: '/r/$code', params: { code: result.brief.code }, search: searchOf(sections) });
  }

  const toggle = (section: Section) =>
    setSections((now) => (now.includes(section) ? now.filter((one) => one !== section) : [...now, section]));
  if (scope.isPending) return <Loading />;
  if (!scope.data) return <Fault fault={scope.error} onRetry={() => void scope.refetch()} />;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={freeze.problems} />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
          <TextField
            select
            id="wilayah"
            label={say('briefs.build.area')}
            value={places.some(({ code }) => code === area) ? area : ''}
            onChange={(event) => setArea(event.target.value)}
          >
            {places.map(({ code, name }) => (
              <MenuItem key={code} value={code} lang="id">
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            id="tahun"
            label={say('briefs.build.year')}
            value={String(year)}
            onChange={(event) => setYear(Number(event.target.value))}
          >
            {[thisYear() - 1, thisYear(), thisYear() + 1].map((one) => (
              <MenuItem key={one} value={String(one)}>
                {String(one)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            id="rapat"
            label={say('briefs.build.meeting')}
            value={chosen ? chosen.code : 'tanpa'}
            onChange={(event) => setMeeting(event.target.value)}
          >
            <MenuItem value="tanpa">{say('briefs.build.noMeeting')}</MenuItem>
            {meetings.map(({ code, title }) => (
              <MenuItem key={code} value={code} lang="id" sx={{ whiteSpace: 'normal' }}>
                {title}
              </MenuItem>
            ))}
          </TextField>
          <FormGroup aria-label={say('briefs.build.parts')} role="group">
            {SECTIONS.map((section) => (
              <FormControlLabel
                key={section}
                control={<Checkbox checked={sections.includes(section)} onChange={() => toggle(section)} />}
                label={say(`briefs.part.${section}`)}
              />
            ))}
          </FormGroup>
        </Box>
        <BriefPreview answer={answer.data?.data} isPending={answer.isPending} year={year} />
      </Box>
      <Button type="submit" variant="contained" aria-disabled={freeze.isBusy} sx={{ mt: 3 }}>
        {say('briefs.freeze')}
      </Button>
    </form>
  );
}
