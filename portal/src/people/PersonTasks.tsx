import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { Empty } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import type { KnownPerson } from './usePerson.ts';
import { GapLink } from '../gap/GapLink.tsx';

type Task = KnownPerson['all']['nodes'][number];

function useColumns(): Column<Task>[] {
  const say = useWords();
  return [
    {
      key: 'gap',
      title: say('people.task.gap'),
      cell: ({ gapArea }) => <GapLink gap={gapArea} />,
    },
    { key: 'state', title: say('people.task.state'), cell: ({ stateLabel }) => stateLabel },
    {
      key: 'days',
      title: say('people.task.days'),
      cell: ({ beginsOn, endsOn }) => say('people.days', { begins: day(beginsOn), ends: day(endsOn) }),
    },
    {
      key: 'hours',
      title: say('people.task.hours'),
      isFigure: true,
      cell: ({ hoursPerWeek }) => say('people.hours', { hours: hoursPerWeek }),
    },
  ];
}

/** What somebody was asked to do, and does. */
export function PersonTasks({ person }: { person: KnownPerson }) {
  const say = useWords();
  const columns = useColumns();
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('people.tasks')}
      </Typography>
      {person.all.totalCount === 0 ? (
        <Empty why={say('people.tasks.empty')} />
      ) : (
        <RecordList caption={say('people.tasks')} columns={columns} rows={person.all.nodes} keyOf={({ id }) => id} />
      )}
      {person.viewerCan.includes('DEPLOY') && (
        <ButtonLink variant="contained" to="/relawan/tugas/baru" search={{ orang: person.id }} sx={{ mt: 2 }}>
          {say('people.assign')}
        </ButtonLink>
      )}
    </Box>
  );
}
