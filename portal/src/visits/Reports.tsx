import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { VisitReportsDocument, type VisitReportsQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count, day, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';

type Report = NonNullable<VisitReportsQuery['visitReports']>['nodes'][number];

function useColumns(): Column<Report>[] {
  const say = useWords();
  return [
    { key: 'day', title: say('visits.field.visitedOn'), cell: ({ visitedOn }) => day(visitedOn) },
    {
      key: 'who',
      title: say('visits.who'),
      cell: ({ deployment }) => <span lang="id">{deployment?.personnel?.initials ?? '—'}</span>,
    },
    {
      key: 'gap',
      title: say('people.task.gap'),
      cell: ({ gapArea }) => <span lang="id">{gapArea?.title ?? NO_FIGURE}</span>,
    },
    {
      key: 'activity',
      title: say('visits.field.activity'),
      cell: ({ activity }) => say(`visits.activity.${activity}`),
    },
    { key: 'hours', title: say('people.task.hours'), isFigure: true, cell: ({ hours }) => count(hours) },
    {
      key: 'people',
      title: say('visits.reached'),
      isFigure: true,
      cell: ({ peopleReached }) =>
        peopleReached === null || peopleReached === undefined ? null : count(peopleReached),
    },
  ];
}

/** What the hub has of the area's attendance. */
export function Reports() {
  const say = useWords();
  const columns = useColumns();
  const answer = useAsk(VisitReportsDocument, { filter: { within: usePeopleArea() }, first: 20 });
  const reports = answer.data?.data.visitReports;
  const totals = answer.data?.data.visitTotals;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('visits.reports')}
      </Typography>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !reports && <Unavailable what={say('visits.what')} onRetry={() => void answer.refetch()} />}
      {reports?.totalCount === 0 && <Empty why={say('visits.empty')} />}
      {reports && reports.totalCount > 0 && (
        <>
          <Typography color="text.secondary" sx={{ mb: 1 }}>
            {totals && say('visits.totals', { visits: count(totals.visits), hours: count(totals.hours) })}
          </Typography>
          <RecordList caption={say('visits.reports')} columns={columns} rows={reports.nodes} keyOf={({ id }) => id} />
        </>
      )}
    </Box>
  );
}
